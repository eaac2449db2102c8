package facespace.play.face;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.knob.Names;
import facespace.train.spec.SpecText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A generated person as photographed. Text form: {@code person=4000017&p.skin=0.3&s.yaw=20}, where
 * {@code person} is a number of {@link PaperPerson#random}, or {@code row5} of the textbook's
 * table; {@code p.} begins a trait that differs from that person's, and {@code s.} a condition that
 * differs from a studio's, or with {@code shot=2} from the person's varied shot of that number.
 *
 * @param person who
 * @param shot how photographed
 */
public record PaperFace(PaperPerson person, Shot shot) {
  private static final String PERSON = "person";
  private static final String ROW = "row";
  private static final String SHOT = "shot";
  private static final String TRAIT = "p.";
  private static final String CONDITION = "s.";
  private static final int LARGEST_NUMBER = 100_000_000;

  /**
   * Reads the text form.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  public static PaperFace parse(String text) {
    Map<String, String> texts = SpecText.parse(text);
    for (String key : texts.keySet()) {
      if (!isOfFace(key)) {
        throw new BadValue("error.choice", "face", Knobs.quote(key), "person, shot, p.…, s.…");
      }
    }
    return of(texts);
  }

  private static boolean isOfFace(String key) {
    return key.equals(PERSON)
        || key.equals(SHOT)
        || key.startsWith(TRAIT)
        || key.startsWith(CONDITION);
  }

  /**
   * Reads the pairs of the text form, such as a request's parameters; those that are not about a
   * face are not looked at.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  public static PaperFace of(Map<String, String> texts) {
    Map<String, String> traits = new LinkedHashMap<>();
    Map<String, String> conditions = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : texts.entrySet()) {
      String key = pair.getKey();
      if (key.startsWith(TRAIT)) {
        traits.put(known(key, TRAIT, PaperPerson.traits()), pair.getValue());
      } else if (key.startsWith(CONDITION)) {
        conditions.put(known(key, CONDITION, Shot.knobs()), pair.getValue());
      }
    }
    String who = texts.getOrDefault(PERSON, String.valueOf(PaperFaces.HOLDOUT));
    Shot shot = texts.containsKey(SHOT) ? varied(who, texts.get(SHOT)) : Shot.STUDIO;
    return new PaperFace(person(who).with(traits), shot.with(conditions));
  }

  /**
   * Somebody by number, or by row of the textbook's table.
   *
   * @throws BadValue if there is no such person
   */
  public static PaperPerson person(String who) {
    return who.startsWith(ROW)
        ? PaperPerson.textbook(number(ROW, who.substring(ROW.length())))
        : PaperPerson.random(PaperFaces.SEED, number(PERSON, who));
  }

  private static Shot varied(String who, String shot) {
    int person = number(PERSON, who.replaceFirst("^" + ROW, ""));
    return Shot.random(PaperFaces.SEED, person, number(SHOT, shot), Conditions.VARIED);
  }

  private static String known(String key, String prefix, List<KnobInfo> knobs) {
    String name = key.substring(prefix.length());
    if (knobs.stream().noneMatch(knob -> knob.key().equals(name))) {
      TreeSet<String> names = new TreeSet<>();
      knobs.forEach(knob -> names.add(prefix + knob.key()));
      throw new BadValue("error.choice", "face", Knobs.quote(key), Names.nearestFirst(key, names));
    }
    return name;
  }

  private static int number(String key, String text) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > LARGEST_NUMBER) {
      throw new BadValue("error.integer", key, Knobs.quote(text), "0 … " + LARGEST_NUMBER);
    }
    return Integer.parseInt(text);
  }
}
