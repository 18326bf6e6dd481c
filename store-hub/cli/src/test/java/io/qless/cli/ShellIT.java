package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the command line does together with other programs: bash completes its words, and the hub's
/// own program checks settings for it.
class ShellIT extends PlayedQless {

  private static final long LIMIT_SECONDS = 60;

  ShellIT() throws IOException {}

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assertThat(qless("completion", "bash")).as(err::toString).isZero();
    Path script = Files.writeString(folder.resolve("qless-completion"), out.toString());
    assertThat(completed(script, "cat")).containsExactly("catalogue");
    assertThat(completed(script, "catalogue", "se")).contains("set-price", "search");
    assertThat(completed(script, "catalogue", "import", "--dr")).containsExactly("--dry-run");
    assertThat(completed(script, "trolley", "")).contains("enrol", "list", "revoke", "status");
    assertThat(completed(script, "backup", "--js")).containsExactly("--json");
  }

  @Test
  void theHubsOwnProgramChecksItsSettings() throws Exception {
    Path program = hubProgram();
    Path settings = Files.writeString(folder.resolve("hub.properties"), "http-prot=80\n");
    Map<String, String> environment = Map.of("QLESS_HUB_PROGRAM", program.toString());
    assertThat(run(environment, "config", "check", settings.toString())).isEqualTo(2);
    assertThat(out.toString())
        .contains(settings + ":1: there is no setting http-prot; did you mean http-port?");
    out.getBuffer().setLength(0);
    assertThat(run(environment, "config", "check", settings.toString(), "--json")).isEqualTo(2);
    assertThat(JSON.readTree(out.toString()).path("ok").asBoolean(true)).isFalse();
    assertThat(JSON.readTree(out.toString()).path("findings").path(0).path("key").asString())
        .isEqualTo("http-prot");
  }

  @Test
  void withoutTheHubsProgramItSaysWhatIsMissing() {
    assertThat(run(Map.of(), "config", "check")).isEqualTo(2);
    assertThat(err.toString()).contains("the hub's program is not on this machine");
  }

  /// Words as bash would offer them behind what was typed.
  private List<String> completed(Path script, String... typed) throws Exception {
    String play =
        """
        . '%s'
        COMP_WORDS=(qless %s)
        COMP_CWORD=%d
        _complete_qless 2>/dev/null # outside of a tabulator key it misses one
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, quoted(typed), typed.length);
    Process bash;
    try {
      bash = new ProcessBuilder("bash", "-c", play).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package bash", missing);
    }
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String quoted(String... words) {
    return "'" + String.join("' '", words) + "'";
  }

  /// The hub of this build as a program.
  private Path hubProgram() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("qless-hub"),
            "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.qless.hub.HubMain \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }
}
