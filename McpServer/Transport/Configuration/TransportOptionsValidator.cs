using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace OllamaMcp.Server.Transport.Configuration;

/// <summary>Says everything that is wrong with the options at once: path, value, what is legal.</summary>
internal sealed class TransportOptionsValidator : IValidateOptions<TransportOptions>
{
    private const int LeastKeyBytes = 32;

    public ValidateOptionsResult Validate(string? name, TransportOptions options)
    {
        List<string> errors = [];
        CheckLimits(options, errors);
        CheckTimes(options, errors);
        CheckReplica(options, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckLimits(TransportOptions options, List<string> errors)
    {
        Range("Limits__BodyBytes", options.BodyBytes, 1024, 1L << 30, errors);
        Range("Limits__Sessions", options.Sessions, 1, 1_000_000, errors);
        Range("Limits__CallsInFlight", options.CallsInFlight, 1, 100_000, errors);
    }

    private static void CheckTimes(TransportOptions options, List<string> errors)
    {
        Range("Limits__SessionIdle", options.SessionIdle, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24), errors);
        Range("PingInterval", options.PingInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), errors);
        Range("ShutdownTimeout", options.ShutdownTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10), errors);
        Range("ReplicaConnectTimeout", options.ReplicaConnectTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30), errors);
    }

    private static void CheckReplica(TransportOptions options, List<string> errors)
    {
        if ((options.ReplicaAddress is null) != (options.ReplicaKey is null))
        {
            errors.Add("Replicas__Address and Replicas__Key: one is set and the other is not; set both or none.");
        }

        if (options.ReplicaAddress is { } address && !(IPEndPoint.TryParse(address, out var endPoint) && endPoint.Port > 0))
        {
            errors.Add($"Replicas__Address: '{address}' is not ip:port; write for example 10.1.2.3:8080 or [fd00::1]:8080.");
        }

        if (options.ReplicaKey is { } key && Encoding.UTF8.GetByteCount(key) is var bytes && bytes < LeastKeyBytes)
        {
            errors.Add($"Replicas__Key: has {bytes} bytes; at least {LeastKeyBytes} are needed (openssl rand -base64 32 makes one).");
        }
    }

    private static void Range<T>(string path, T value, T least, T most, List<string> errors)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{path}: {value} is out of range; legal is {least} to {most}.");
        }
    }
}
