package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path store;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPortInUseIsSaidInOneSentenceWithExitCodeTwo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      String port = String.valueOf(taken.getLocalPort());
      assertEquals(2, run("--port", port, "--store", store.toString()));
      assertOneSentenceWith(String.valueOf(taken.getLocalPort()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port=70000, 70000",
    "--port=-1, -1",
    "--port=seven, seven",
    "--log=/no/such/folder/log, --log = /no/such/folder/log",
    "--slots=0, 0",
    "--slots=1000, 1000",
    "--host=no.such.host.invalid, no.such.host.invalid",
    "--data-root=/no/such/folder, /no/such/folder",
    "--token=short, --token",
    "--token=with spaces in it, --token",
    "--allow-host=http://name, http://name",
    "--embed-from=*, --embed-from = *",
    "--embed-from=school.example, school.example",
    "--embed-from=http://school.example/page, http://school.example/page",
    "--embed-from=http://a; script-src *, http://a; script-src *",
    "--embed-from=http://a:0, http://a:0",
    "--embed-from=http://[::1]:8888, http://[::1]:8888",
    "--tls-cert=a.pem, --tls-key",
    "--tls-key=a.pem, --tls-cert",
    "--colour=red, --colour"
  })
  void aBadOptionIsSaidInOneSentenceWithExitCodeTwo(String option, String named) {
    assertEquals(2, run(option));
    assertOneSentenceWith(named);
  }

  @Test
  void helpNamesEveryOption() {
    assertEquals(0, run("--help"));
    for (String option :
        new String[] {
          "--port",
          "--host",
          "--slots",
          "--data-root",
          "--token",
          "--allow-host",
          "--embed-from",
          "--idle",
          "--tls",
          "--log"
        }) {
      assertTrue(out.toString().contains(option), option);
    }
  }

  @Test
  void versionIsTheLibrarys() {
    assertEquals(0, run("--version"));
    assertEquals("FaceSpace " + Version.TEXT, out.toString().strip());
  }

  private int run(String... args) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  private void assertOneSentenceWith(String named) {
    String said = err.toString();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains(named), said);
    assertEquals("", out.toString());
  }
}
