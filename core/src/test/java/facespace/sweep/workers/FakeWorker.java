package facespace.sweep.workers;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A worker that trains nothing, and dies at some seeds. */
final class FakeWorker {
  private FakeWorker() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        RunSpec spec = RunSpec.parse(line.substring(Worker.TRAIN.length()));
        int tried = count(folder.resolve("seed" + spec.seed()));
        if (spec.seed() == 3 || spec.seed() == 2 && tried == 1 || args.length > 1) {
          System.out.println("out of memory at seed " + spec.seed());
          System.exit(7);
        }
        System.out.print("a library's half line "); // what follows is an answer all the same
        System.out.println(answer(spec).line());
      }
    }
  }

  private static int count(Path file) throws IOException {
    int before = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
    Files.writeString(file, String.valueOf(before + 1));
    return before + 1;
  }

  private static Answer answer(RunSpec spec) {
    if (spec.seed() == 4) {
      return new Answer(Answer.Kind.REFUSED, "No such thing.");
    }
    SweepResult result =
        new SweepResult(spec, Ending.Kind.COMPLETED, Map.of(SweepMeasure.SECONDS, 1.0));
    return Answer.done(result);
  }
}
