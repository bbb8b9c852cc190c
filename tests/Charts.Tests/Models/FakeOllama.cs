using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Models;

/// <summary>A folder with a program <c>ollama</c> that has some models, and pulls all others but <c>nosuch</c>.</summary>
internal static class FakeOllama
{
    // Control characters as 0.17.4 was seen to send them to a pipe: synchronized output, a hidden cursor, and all bars again each time.
    private const string Script = """
        #!/bin/sh
        frame() { printf '\033[?2026h\033[?25l\033[A\033[1G%s \033[K\n%s \033[K\n%s \033[K\033[?25h\033[?2026l' "$@"; }
        case "$1 $2" in
          "list ") exit 0 ;;
          "show nosuch") exit 1 ;;
          "show "*) case " $MODELS " in *" $2 "*) exit 0 ;; *) exit 1 ;; esac ;;
          "pull nosuch")
            printf '\033[?2026h\033[?25l\033[1Gpulling manifest \033[K\033[?25h\033[?2026l\n'
            echo 'Error: pull model manifest: file does not exist'
            exit 1 ;;
          "pull "*)
            printf '\033[?2026h\033[?25l\033[1Gpulling manifest \033[K\033[?25h\033[?2026l'
            i=0
            while [ $i -le 100 ]; do
              frame 'pulling manifest' "pulling aaaa $i% ▕███▏ $i MB/100 MB 33 MB/s 1s" 'pulling bbbb 100% ▕██▏ 57 B'
              i=$((i + 2))
            done
            printf '\nverifying sha256 digest \033[K\nwriting manifest \033[K\nsuccess \033[K\n' ;;
        esac
        """;

    public static TemporaryFolder WithModels(params string[] names)
    {
        var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "ollama");
        var text = Script.Replace("$MODELS", string.Join(' ', names), StringComparison.Ordinal);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
