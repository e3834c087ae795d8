using Miftah.Domain.Cryptography;
using Miftah.Web.Starting;

namespace Miftah.Tests.Starting;

/// <summary>`miftah keys …` replaces a key in steps; none leaves the portal without a key it needs.</summary>
public sealed class KeyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-keys-");
    private readonly string file;

    public KeyCommandTests()
    {
        file = Path.Combine(folder.FullName, "keys.json");
        KeyCommands.Run([file]);
    }

    [Theory]
    [InlineData("master", KeyUse.Master)]
    [InlineData("sealing", KeyUse.Sealing)]
    [InlineData("index", KeyUse.Index)]
    [InlineData("pepper", KeyUse.Pepper)]
    public void AKey_WaitsIsUsedAndFormerGoes(string word, KeyUse use)
    {
        KeyCommands.Run(["add", word, file]).ShouldContain("waits");
        KeyFile.Read(file).InUse(use).ShouldBe((byte)1, "every node must know it before one uses it");
        KeyFile.Read(file).Of(use).Count.ShouldBe(2);

        KeyCommands.Run(["use", word, file]);
        KeyFile.Read(file).InUse(use).ShouldBe((byte)2);

        KeyCommands.Run(["remove", word, "1", file]);
        KeyFile.Read(file).Of(use).Keys.ShouldBe([(byte)2]);
    }

    [Fact]
    public void OtherKeys_StayAsTheyAre()
    {
        var before = KeyFile.Read(file);

        KeyCommands.Run(["add", "master", file]);
        KeyCommands.Run(["use", "master", file]);

        var after = KeyFile.Read(file);
        after.Master[1].ShouldBe(before.Master[1]);
        after.Counting.ShouldBe(before.Counting);
        after.Sealing[1].ShouldBe(before.Sealing[1]);
        after.ForDevelopment.ShouldBeFalse();
    }

    [Fact]
    public void TheKeyInUse_CannotBeRemoved()
    {
        Should.Throw<StartRefusedException>(() => KeyCommands.Run(["remove", "master", "1", file]));
        KeyCommands.Run(["add", "master", file]);
        Should.Throw<StartRefusedException>(() => KeyCommands.Run(["remove", "master", "1", file]));
        KeyCommands.Run(["remove", "master", "2", file]); // One that only waits may go.
        KeyFile.Read(file).Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void AThirdIndexKey_IsRefused()
    {
        KeyCommands.Run(["add", "index", file]);
        Should.Throw<StartRefusedException>(() => KeyCommands.Run(["add", "index", file]));
    }

    [Theory]
    [InlineData]
    [InlineData("add", "counting", "x")]
    [InlineData("add", "0", "x")]
    [InlineData("remove", "master", "one", "x")]
    [InlineData("--help")]
    public void WhatIsNoCommand_ShowsTheCommands(params string[] args) =>
        Should.Throw<StartRefusedException>(() => KeyCommands.Run(args)).Message.ShouldContain("miftah keys add");

    [Fact]
    public void TheList_NamesKeys_AndShowsNone()
    {
        KeyCommands.Run(["add", "pepper", file]);

        var list = KeyCommands.Run(["list", file]);

        list.ShouldContain("Pepper 1: in use");
        list.ShouldContain("Pepper 2: waits");
        list.ShouldNotContain(Convert.ToBase64String(KeyFile.Read(file).Pepper[2]));
    }

    [Fact]
    public void AChangedFile_IsStillItsOwnersAlone()
    {
        KeyCommands.Run(["add", "master", file]);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.GetFiles().ShouldHaveSingleItem("no copy is left behind");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
