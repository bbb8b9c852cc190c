using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Replay;

public sealed class ReplayTests
{
    [Fact]
    public async Task EveryRecording_Replayed_DiffersOnlyAsIntended()
    {
        var recordings = Recording.Load();
        Assert.SkipWhen(recordings is null, "OLLAMA_MCP_TEST_TRANSCRIPTS is not set; eng/provision sets it.");
        (var host, var time) = await Replayer.StartAsync();
        await using var disposed = host;
        Replayer replayer = new(host, time);
        List<Difference> differences = [];
        var replayed = 0;
        foreach (var recording in recordings.Where(Replayer.CanReplay))
        {
            differences.AddRange(await replayer.ReplayAsync(recording, Patience.Token));
            replayed++;
        }

        Assert.True(replayed >= 675, $"only {replayed} of {recordings.Count} recordings were replayed");
        Assert.DoesNotContain(differences, found => !IsIntended(found));
        // A row that no longer holds goes out of the table
        Assert.DoesNotContain(IntendedDifference.All, row => !differences.Exists(found => Fits(row, found)));
    }

    private static bool IsIntended(Difference found) => IntendedDifference.All.Any(row => Fits(row, found));

    private static bool Fits(IntendedDifference row, Difference found) => row.Recording == found.Name && row.What == found.What;
}
