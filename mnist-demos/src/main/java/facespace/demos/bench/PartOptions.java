package facespace.demos.bench;

import facespace.demos.bench.BenchCommand.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which parts of the bench an option is for. One for none of those chosen is a mistake. */
final class PartOptions {
  private static final Map<String, Set<Kind>> MEANT_FOR = new LinkedHashMap<>();

  static {
    MEANT_FOR.put("--losses", EnumSet.of(Kind.robustness));
    MEANT_FOR.put("--seeds", EnumSet.of(Kind.robustness));
    MEANT_FOR.put("--results", EnumSet.of(Kind.robustness, Kind.claims));
    MEANT_FOR.put(
        "--data",
        EnumSet.of(
            Kind.memory,
            Kind.speed,
            Kind.pace,
            Kind.target,
            Kind.contrast,
            Kind.robustness,
            Kind.server,
            Kind.watchers));
    MEANT_FOR.put("--playground", EnumSet.of(Kind.server, Kind.page, Kind.watchers, Kind.browser));
    MEANT_FOR.put("--chromium", EnumSet.of(Kind.browser));
  }

  private PartOptions() {}

  /**
   * @param chosen the parts to be measured
   * @throws ParameterException naming the first option given that is for none of them
   */
  static void refuseMeaningless(CommandLine command, Set<Kind> chosen) {
    MEANT_FOR.forEach(
        (option, parts) -> {
          if (command.getParseResult().hasMatchedOption(option)
              && Collections.disjoint(parts, chosen)) {
            throw new ParameterException(
                command,
                "%s is not allowed with --only %s: it is for %s."
                    .formatted(option, names(chosen), names(parts)));
          }
        });
  }

  private static String names(Collection<Kind> parts) {
    return parts.stream().sorted().map(Kind::name).collect(Collectors.joining(", "));
  }

  /**
   * @param playground what is given, or null
   * @param chromium what is given, or null
   * @throws ParameterException if one of them is not there
   */
  static void refuseMissing(CommandLine command, Path playground, Path chromium) {
    if (playground != null && !Files.isRegularFile(playground)) {
      throw new ParameterException(
          command,
          "--playground = %s cannot be read: %s."
              .formatted(
                  playground,
                  Files.isDirectory(playground) ? "it is a folder" : "there is no such file"));
    }
    if (chromium != null && !(Files.isRegularFile(chromium) && Files.isExecutable(chromium))) {
      throw new ParameterException(
          command,
          "--chromium = %s cannot be started: there is no such program.".formatted(chromium));
    }
  }
}
