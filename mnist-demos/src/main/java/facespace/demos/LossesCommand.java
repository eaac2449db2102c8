package facespace.demos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the losses and their knobs. */
@Command(
    name = "losses",
    mixinStandardHelpOptions = true,
    description = "Lists the losses, their knobs and their papers.")
final class LossesCommand implements Runnable {
  @Option(names = "--json", description = "Prints one JSON array.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      ArrayNode losses = Json.object().putArray("losses");
      LossCatalog.all().forEach(info -> losses.add(describe(info)));
      out.println(losses.toPrettyString());
    } else {
      LossCatalog.all().forEach(info -> print(info, out));
    }
  }

  private static void print(LossInfo info, PrintWriter out) {
    out.printf("%-18s%s%n", info.key(), info.name());
    out.printf("  %s%n", info.en());
    for (KnobInfo knob : info.knobs()) {
      out.printf(
          "  --set %-12s %s: %s%s%n",
          knob.key() + "=" + knob.value(),
          knob.en(),
          knob.allowed(),
          knob.unit().isEmpty() ? "" : " " + knob.unit());
    }
    out.printf("  %s, %d. %s. %s%n%n", info.authors(), info.year(), info.equation(), info.url());
  }

  private static ObjectNode describe(LossInfo info) {
    ObjectNode loss =
        Json.object()
            .put("key", info.key())
            .put("name", info.name())
            .put("summary", info.en())
            .put("latex", info.latex())
            .put("paper", info.paper())
            .put("authors", info.authors())
            .put("year", info.year())
            .put("equation", info.equation())
            .put("url", info.url());
    ArrayNode knobs = loss.putArray("knobs");
    info.knobs().forEach(knob -> knobs.add(describe(knob)));
    ArrayNode corrections = loss.putArray("corrections");
    info.correctionsEn().forEach(corrections::add);
    return loss;
  }

  private static ObjectNode describe(KnobInfo knob) {
    return Json.object()
        .put("key", knob.key())
        .put("symbol", knob.symbol())
        .put("label", knob.en())
        .put("default", knob.value())
        .put("allowed", knob.allowed())
        .put("unit", knob.unit());
  }
}
