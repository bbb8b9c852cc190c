#pragma warning disable ASPIREINTERACTION001 // inputs of commands are still marked as experimental
using Microsoft.Extensions.Logging;
using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Commands in the dashboard.</summary>
internal static partial class Buttons
{
    public static void Add(
        IResourceBuilder<IResourceWithEndpoints> resource,
        PartCommand command,
        Func<string?, Action<string>, CancellationToken, Task<CommandOutcome>> run
    )
    {
        var options = new CommandOptions { Description = command.Description, ConfirmationMessage = command.Confirmation };
        if (command.Input is { } input)
        {
            options.Arguments =
            [
                new InteractionInput
                {
                    Name = input.Name,
                    Label = input.Label,
                    Placeholder = input.Example,
                    InputType = InputType.Text,
                    Required = true,
                },
            ];
        }
        resource.WithCommand(command.Name, command.Text, context => RunAsync(context, command.Input?.Name, run), options);
    }

    private static async Task<ExecuteCommandResult> RunAsync(
        ExecuteCommandContext context,
        string? input,
        Func<string?, Action<string>, CancellationToken, Task<CommandOutcome>> run
    )
    {
        var entered = input is null ? null : context.Arguments[input].Value;
        var outcome = await run(entered, step => LogStep(context.Logger, step), context.CancellationToken);
        return outcome.Succeeded ? CommandResults.Success(outcome.Message) : CommandResults.Failure(outcome.Message);
    }

    [LoggerMessage(1, LogLevel.Information, "{Step}")]
    private static partial void LogStep(ILogger logger, string step);
}
