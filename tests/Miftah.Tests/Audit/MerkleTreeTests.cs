using System.Text;
using CsCheck;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;

namespace Miftah.Tests.Audit;

/// <summary>
/// The tree against vectors that others published, and against the definitions of RFC 6962 word for word.
/// </summary>
public class MerkleTreeTests
{
    // The leaves of the reference implementation (google/certificate-transparency, merkletree tests), and its roots.
    private static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_IsThatOfTheReference(int count, string root) =>
        Hex(MerkleTree.Root(SideBySide([.. Leaves.Take(count).Select(Convert.FromHexString)]))).ShouldBe(root);

    [Fact]
    [Sentence(72)]
    public void EachInclusionPath_IsTheOneOfTheDefinition_AndProvesItsLeafAlone() =>
        Gen.Int[1, 70]
            .SelectMany(size => Gen.Int[0, size - 1].Select(index => (size, index)))
            .Sample(x =>
            {
                var leaves = Numbered(x.size);
                var root = Definition.Root(leaves);
                var path = Hashes(leaves, MerkleTree.InclusionPath(x.index, x.size));
                path.Select(Hex).ShouldBe(Definition.Path(x.index, leaves).Select(Hex));

                var hash = MerkleTree.LeafHash(leaves[x.index]);
                MerkleTree.Includes(x.index, x.size, hash, path, root).ShouldBeTrue();
                MerkleTree.Includes(x.index, x.size, MerkleTree.LeafHash([9, 9]), path, root).ShouldBeFalse();
                MerkleTree.Includes(x.index, x.size, hash, [.. path, hash], root).ShouldBeFalse();
                if (x.size > 1)
                {
                    MerkleTree.Includes(x.index ^ 1, x.size, hash, path, root).ShouldBeFalse();
                    MerkleTree.Includes(x.index, x.size, hash, [.. path.Skip(1)], root).ShouldBeFalse();
                }
            });

    [Fact]
    [Sentence(72)]
    public void EachConsistencyPath_IsTheOneOfTheDefinition_AndProvesItsPastAlone() =>
        Gen.Int[1, 70]
            .SelectMany(to => Gen.Int[1, to].Select(from => (from, to)))
            .Sample(x =>
            {
                var leaves = Numbered(x.to);
                var (earlier, later) = (Definition.Root(leaves[..x.from]), Definition.Root(leaves));
                var path = Hashes(leaves, MerkleTree.ConsistencyPath(x.from, x.to));
                path.Select(Hex).ShouldBe(Definition.Proof(x.from, leaves).Select(Hex));

                MerkleTree.Extends(x.from, earlier, x.to, later, path).ShouldBeTrue();
                byte[][] changed = [.. leaves];
                changed[x.from - 1] = [7, 7, 7];
                MerkleTree.Extends(x.from, Definition.Root(changed[..x.from]), x.to, later, path).ShouldBeFalse();
                MerkleTree.Extends(x.from, earlier, x.to, Definition.Root(changed), path).ShouldBeFalse();
            });

    private static byte[][] Numbered(int count) =>
        [.. Enumerable.Range(0, count).Select(x => Encoding.ASCII.GetBytes($"leaf {x}"))];

    private static List<byte[]> Hashes(byte[][] leaves, IEnumerable<LeafRange> path) =>
        [.. path.Select(x => MerkleTree.Root(SideBySide(leaves[(int)x.Start..(int)x.End])))];

    private static byte[] SideBySide(byte[][] leaves) => [.. leaves.SelectMany(x => MerkleTree.LeafHash(x))];

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    /// <summary>RFC 6962, 2.1 and its subsections, as they are written: recursive, from the leaves each time.</summary>
    private static class Definition
    {
        public static byte[] Root(byte[][] d)
        {
            if (d.Length <= 1)
                return d.Length == 0 ? MerkleTree.Empty : MerkleTree.LeafHash(d[0]);
            var k = Split(d.Length);
            return MerkleTree.NodeHash(Root(d[..k]), Root(d[k..]));
        }

        public static List<byte[]> Path(int m, byte[][] d)
        {
            if (d.Length == 1)
                return [];
            var k = Split(d.Length);
            return m < k ? [.. Path(m, d[..k]), Root(d[k..])] : [.. Path(m - k, d[k..]), Root(d[..k])];
        }

        public static List<byte[]> Proof(int m, byte[][] d) => SubProof(m, d, isWhole: true);

        private static List<byte[]> SubProof(int m, byte[][] d, bool isWhole)
        {
            if (m == d.Length)
                return isWhole ? [] : [Root(d)];
            var k = Split(d.Length);
            return m <= k
                ? [.. SubProof(m, d[..k], isWhole), Root(d[k..])]
                : [.. SubProof(m - k, d[k..], isWhole: false), Root(d[..k])];
        }

        private static int Split(int n)
        {
            var k = 1;
            while (k * 2 < n)
                k *= 2;
            return k;
        }
    }
}
