package facespace.demos;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.knob.Names;
import facespace.loss.LossCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Knobs of losses as they are typed: {@code --set m=0.3}. Each has one value. */
final class SetKnobs {
  static final String OPTION = "--set";

  private SetKnobs() {}

  /**
   * Refuses a knob that is set twice, or has an option of its own that is given too.
   *
   * @throws ParameterException in that case
   */
  static void refuseTwice(CommandLine command) {
    ParseResult parsed = command.getParseResult();
    Map<String, String> first = new LinkedHashMap<>();
    for (String typed : typed(parsed)) {
      String key = typed.substring(0, typed.indexOf('='));
      String before = first.putIfAbsent(key, typed);
      if (before != null) {
        throw new ParameterException(
            command,
            "--set %s is given twice, as %s and as %s: allowed is once, for all losses that have it."
                .formatted(key, Knobs.quote(before), Knobs.quote(typed)));
      }
      if (parsed.hasMatchedOption("--" + key)) {
        throw new ParameterException(
            command,
            "--%s and --set %s are both given: allowed is one of them, once.".formatted(key, key));
      }
    }
  }

  private static List<String> typed(ParseResult parsed) {
    return Optional.ofNullable(parsed.matchedOption(OPTION))
        .map(OptionSpec::originalStringValues)
        .orElse(List.of());
  }

  /** Of some knobs those that a loss has. */
  static Map<String, String> of(String loss, Map<String, String> knobs) {
    Map<String, String> own = new LinkedHashMap<>(knobs);
    own.keySet().retainAll(keys(loss));
    return own;
  }

  /** Refuses a knob that none of the losses has. */
  static void refuseUnknown(Map<String, String> knobs, List<String> losses) {
    List<String> known = losses.stream().flatMap(key -> keys(key).stream()).distinct().toList();
    for (String key : knobs.keySet()) {
      if (!known.contains(key)) {
        throw new BadValue("error.choice", "set", Knobs.quote(key), Names.nearestFirst(key, known));
      }
    }
  }

  private static List<String> keys(String loss) {
    return LossCatalog.info(loss).knobs().stream().map(KnobInfo::key).toList();
  }
}
