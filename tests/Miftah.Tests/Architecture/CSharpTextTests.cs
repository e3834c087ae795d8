namespace Miftah.Tests.Architecture;

public class CSharpTextTests
{
    [Theory]
    [InlineData("a // User\nb", "a \nb")]
    [InlineData("a /* User\n */ b", "a \n b")]
    [InlineData("x = \"User \\\" // no\";", "x = \"\";")]
    [InlineData("x = @\"User \"\" no\";", "x = \"\";")]
    [InlineData("x = $\"User {y[\"key\"]} no\";", "x = \"\";")]
    [InlineData("x = \"\"\"\nUser \"no\"\n\"\"\";", "x = \"\n\n\";")]
    [InlineData("x = '\"'; User();", "x = \"\"; User();")]
    [InlineData("x = '\\u0022'; User();", "x = \"\"; User();")]
    public void WithoutCommentsAndStrings_KeepsCodeAndLines(string text, string code) =>
        CSharpText.WithoutCommentsAndStrings(text).ShouldBe(code);

    [Fact]
    public void Functions_AreMeasuredFromHeadToEnd()
    {
        const string code = """
            namespace A;

            class B
            {
                int[] table = new[]
                {
                    1,
                };

                int[] Numbers =>
                    [
                        1,
                    ];

                int Short() => 1;

                int Long()
                {
                    if (true)
                    {
                        return 1;
                    }
                }

                int Wide() =>
                    1
                    + 2;
            }
            """;

        CSharpText
            .Functions(code)
            .ShouldBe([("int Short() => 1;", 1), ("int Long()", 7), ("int Wide() =>", 3)], ignoreOrder: true);
    }
}
