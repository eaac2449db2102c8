package facespace.lessons.build;

import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a class that names every loss and its settings, so that a notebook completes {@code
 * arcFace().m(0.3)}: made from the catalogue while {@code lessons} is built, never by hand. Java
 * runs this file as it is; no jar has it.
 */
public final class LossSource {
  private LossSource() {}

  /**
   * Writes the source file.
   *
   * @param args its path, and the package it is in
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, of(args[1]));
  }

  /** The source of the class {@code Losses} in a package. */
  static String of(String inPackage) {
    return LossCatalog.all().stream()
        .map(LossSource::loss)
        .collect(
            Collectors.joining(
                "\n",
                """
                package %s;

                import facespace.lab.LossChoice;
                import java.util.Map;

                /** Every loss by its name. */
                public final class Losses {
                  private Losses() {}

                """
                    .formatted(inPackage),
                "}\n"));
  }

  private static String loss(LossInfo info) {
    String type = typeOf(info);
    String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    String knobs =
        info.knobs().stream().map(knob -> setter(type, knob)).collect(Collectors.joining("\n"));
    return """
             /** %s */
             public static %s %s() {
               return new %s(Map.of());
             }

             /** The settings of %s. */
             public static final class %s extends LossChoice {
               private %s(Map<String, String> knobs) {
                 super("%s", knobs);
               }

           %s  }
           """
        .formatted(
            doc(info.en()), type, name, type, doc(info.name()), type, type, info.key(), knobs);
  }

  private static String setter(String type, KnobInfo knob) {
    return """
               /** %s: %s; %s unless set. */
               public %s %s(%s value) {
                 return new %s(with("%s", value));
               }
           """
        .formatted(
            doc(knob.en()),
            doc(knob.allowed()),
            doc(knob.value()),
            type,
            camel(knob.key()),
            parameter(knob.kind()),
            type,
            knob.key());
  }

  /** The record that trains. */
  private static String typeOf(LossInfo info) {
    return LossCatalog.create(info.key(), Map.of()).getClass().getSimpleName();
  }

  private static String parameter(KnobInfo.Kind kind) {
    return switch (kind) {
      case NUMBER -> "double";
      case INTEGER -> "int";
      case SWITCH -> "boolean";
      case CHOICE, SELECTION, CURVE, TEXT -> "String";
    };
  }

  private static String camel(String key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.split("-")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  private static String doc(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("*/", "");
  }
}
