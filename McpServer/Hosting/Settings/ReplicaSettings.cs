using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>How replicas of this server reach one another.</summary>
internal static class ReplicaSettings
{
    private const int LeastKeyBytes = 32;

    private static readonly ValueKind<string> Address = new(
        "ip:port, such as 10.1.2.3:8080 or [fd00::1]:8080",
        TryTakeAddress,
        text => text
    );
    private static readonly ValueKind<string> Key = new(
        $"{LeastKeyBytes} bytes or more of text (openssl rand -base64 32 makes one)",
        TryTakeKey,
        SettingMask.Hide
    );

    public static SettingGroup Group { get; } =
        new(
            "Replicas",
            [
                new Setting<string>("Replicas__Address", Address)
                {
                    Meaning = "Where other replicas reach this one: a session lives on one of them, which gets what belongs to it",
                    Bind = (s, _, value) => s.Transport.ReplicaAddress = value,
                },
                new Setting<string>("Replicas__Key", Key)
                {
                    Meaning = "The key by which replicas know one another; the same for all",
                    IsSecret = true,
                    Bind = (s, _, value) => s.Transport.ReplicaKey = value,
                },
                new Setting<string>("Replicas__Service", ValueKinds.Text with { Legal = "a DNS name" })
                {
                    Meaning =
                        "A name that resolves to the addresses of all replicas, as that of a headless Service does. Without it a replica knows "
                        + "those that it has heard from",
                    Bind = (s, _, value) => s.ReplicaService = value,
                },
            ]
        );

    private static bool TryTakeAddress(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0;
    }

    private static bool TryTakeKey(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return Encoding.UTF8.GetByteCount(text) >= LeastKeyBytes;
    }
}
