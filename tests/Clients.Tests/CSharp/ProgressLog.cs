using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.CSharp;

/// <summary>
/// Keeps the progress of all calls by token. This client handles every notification on a thread of its own, so they overtake
/// each other, and the result of their call as well, inside it: they are put back in order and waited for.
/// </summary>
internal sealed class ProgressLog
{
    private readonly List<(string Token, Walking.Progress Progress)> _seen = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask TakeAsync(JsonRpcNotification notification, CancellationToken cancellationToken)
    {
        var progress = notification.Params.Deserialize<ProgressNotificationParams>(McpJsonUtilities.DefaultOptions)!;
        TaskCompletionSource told;
        lock (_gate)
        {
            _seen.Add((progress.ProgressToken.ToString()!, new Walking.Progress(progress.Progress.Progress, progress.Progress.Message)));
            (told, _more) = (_more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>The progress of one call, once there is that much of it.</summary>
    public async Task<IReadOnlyList<Walking.Progress>> AtLeastAsync(int count, string token)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                Walking.Progress[] own =
                [
                    .. _seen.Where(each => each.Token == token).Select(each => each.Progress).OrderBy(each => each.Value),
                ];
                if (own.Length >= count)
                {
                    return own;
                }

                more = _more.Task;
            }

            await more.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        }
    }
}
