package facespace.play;

import facespace.play.store.Doctor;
import facespace.play.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is damaged in a store, and mends it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what is damaged in a store, a line each, and mends it if asked to.",
      "Exit codes: 0 nothing is wrong, 1 something is or was, 2 bad usage."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int FOUND = 1;

  @Mixin private StoreOption store;

  @Option(
      names = "--mend",
      description = "Makes private what others can read, and removes what cannot be mended.")
  private boolean mend;

  @Override
  public Integer call() {
    if (!Files.isDirectory(store.folder())) {
      throw store.refused("--store = %s is not there.".formatted(store.folder()));
    }
    return store.use(this::examine);
  }

  private int examine(Store taken) {
    PrintWriter out = store.out();
    List<Doctor.Finding> findings = Doctor.examine(taken);
    findings.forEach(found -> out.printf("%s: %s%s%n", found.name(), found.what(), end(found)));
    out.println(findings.isEmpty() ? "Nothing is wrong." : findings.size() + " found.");
    return findings.isEmpty() ? 0 : FOUND;
  }

  private String end(Doctor.Finding finding) {
    if (!mend) {
      return ".";
    }
    try {
      finding.mending().run();
      return ": done.";
    } catch (IOException e) {
      return ": this failed (" + e + ").";
    }
  }
}
