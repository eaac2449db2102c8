package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.text.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void versionIsTheLibrarys() {
    StringWriter out = new StringWriter();
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true));
    assertEquals(0, commands.execute("--version"));
    assertEquals("FaceSpace " + Version.TEXT, out.toString().strip());
  }
}
