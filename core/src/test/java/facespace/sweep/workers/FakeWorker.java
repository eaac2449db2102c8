package facespace.sweep.workers;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.text.Wording;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker that trains nothing, and dies at some seeds. */
final class FakeWorker {
  /** So long takes a run of it. */
  static final int SECONDS = 600;

  private FakeWorker() {}

  /** What starts one; with more it dies of every run. */
  static List<String> command(Path folder, String... more) {
    List<String> command = new ArrayList<>();
    command.add(WorkerProcess.command(FakeWorker.class).get(0));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FakeWorker.class.getName(), folder.toString()));
    command.addAll(List.of(more));
    return command;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(Worker.TIME)) {
          System.out.println(time(RunSpec.parse(line.substring(Worker.TIME.length()))).line());
          continue;
        }
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

  /** No batch of more than 1,000 can be. */
  private static Answer time(RunSpec spec) {
    return spec.batch() > 1_000
        ? Answer.refused(new Wording("No such batch.", "没有这样的批。"))
        : new Answer(Answer.Kind.TAKES, String.valueOf(SECONDS));
  }

  private static Answer answer(RunSpec spec) {
    if (spec.seed() == 4) {
      return Answer.refused(new Wording("No such thing.", "没有 这种东西。"));
    }
    SweepResult result =
        new SweepResult(spec, Ending.Kind.COMPLETED, Map.of(SweepMeasure.SECONDS, 1.0));
    return Answer.done(result);
  }
}
