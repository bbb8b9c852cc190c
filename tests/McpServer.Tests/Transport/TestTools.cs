using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>Tools that a test can hold and look into, and the options that a server over them has.</summary>
internal sealed class TestTools
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly McpServerResourceCollection _resources =
    [
        McpServerResource.Create(() => "text", new McpServerResourceCreateOptions { UriTemplate = "test://one", Name = "one" }),
    ];

    public TestTools() =>
        Tools = [
            Tool("echo", (string text) => text),
            Tool("whoami", (RequestContext<CallToolRequestParams> request) => request.User?.Identity?.Name ?? "nobody"),
            Tool("hold", HoldAsync),
            Tool("large", (int length) => new string('x', length)),
        ];

    /// <summary>Shared by all sessions; a test may add to it.</summary>
    public McpServerPrimitiveCollection<McpServerTool> Tools { get; }

    public static McpServerTool Tool(string name, Delegate handler) =>
        McpServerTool.Create(handler, new McpServerToolCreateOptions { Name = name, Description = name });

    public McpServerOptions CreateOptions() =>
        new()
        {
            ServerInfo = new Implementation { Name = "test", Version = "1" },
            ToolCollection = Tools,
            ResourceCollection = _resources,
        };

    /// <summary>What the <c>hold</c> tool did next: <c>started</c>, <c>cancelled</c>, <c>finished</c>.</summary>
    public async Task<string> NextEventAsync() =>
        await _events
            .Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    /// <summary>Lets all calls of <c>hold</c> finish.</summary>
    public void Release() => _release.TrySetResult();

    private async Task<string> HoldAsync(CancellationToken cancellationToken)
    {
        _events.Writer.TryWrite("started");
        try
        {
            await _release.Task.WaitAsync(cancellationToken);
            _events.Writer.TryWrite("finished");
            return "released";
        }
        catch (OperationCanceledException)
        {
            _events.Writer.TryWrite("cancelled");
            throw;
        }
    }
}
