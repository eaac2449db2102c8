package facespace.sweep.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another JVM says of itself that is started as a worker. */
class WorkerProcessTest {
  @Test
  void aWorkerHasTheCompilersAndTheCollectorOfWhoeverStartsIt() throws IOException {
    List<String> command = WorkerProcess.command(WorkerProcessTest.class);
    List<String> asked = new ArrayList<>(command.subList(0, command.indexOf("-cp")));
    asked.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
    Process java = new ProcessBuilder(asked).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> flags = java.inputReader().lines().map(line -> line.strip()).toList();
    for (String flag : List.of("TieredStopAtLevel", "UseSerialGC")) {
      String here =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
              .getVMOption(flag)
              .getValue();
      String there =
          flags.stream()
              .filter(line -> line.matches("\\S+ " + flag + " +=.*"))
              .map(line -> line.replaceAll(".*= *(\\S+) .*", "$1"))
              .findFirst()
              .orElse("no " + flag);
      assertEquals(here, there, flag);
    }
  }
}
