package facespace.play.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The two keys to this server, and what a browser is given for one: a pass, which is another at
 * every start. Immutable.
 */
public final class Keys {
  /** No letters or digits that look like others: a key is read from a board. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /** 31¹² are 59 bits. */
  private static final int GROUPS = 3;

  private static final int GROUP = 4;
  private static final int PASS_BYTES = 24;

  private final Map<Role, String> keys = new EnumMap<>(Role.class);
  private final Map<Role, String> passes = new EnumMap<>(Role.class);

  private Keys(String owner, String visitor) {
    keys.put(Role.OWNER, owner);
    keys.put(Role.VISITOR, visitor);
    SecureRandom random = new SecureRandom();
    for (Role role : Role.values()) {
      byte[] pass = new byte[PASS_BYTES];
      random.nextBytes(pass);
      passes.put(role, Base64.getUrlEncoder().withoutPadding().encodeToString(pass));
    }
  }

  /** Two keys nobody has had before. */
  public static Keys random() {
    return ofOwner(key(new SecureRandom()));
  }

  /**
   * @param owner the owner's key, chosen by themselves; the visitors' is random
   */
  public static Keys ofOwner(String owner) {
    return new Keys(owner, key(new SecureRandom()));
  }

  /** What opens the door for somebody of this role. */
  public String of(Role role) {
    return keys.get(role);
  }

  /** Whose key this is. */
  Optional<Role> roleOf(String key) {
    return holder(keys::get, key.strip());
  }

  /** What a browser shows from now on. */
  String passOf(Role role) {
    return passes.get(role);
  }

  /** Whose pass this is. */
  Optional<Role> holderOf(String pass) {
    return holder(passes::get, pass);
  }

  /** Compares in a time that does not tell how much was right. */
  private static Optional<Role> holder(Function<Role, String> secret, String shown) {
    return Arrays.stream(Role.values())
        .filter(role -> MessageDigest.isEqual(bytes(secret.apply(role)), bytes(shown)))
        .findFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      key.append(i > 0 && i % GROUP == 0 ? "-" : "");
      key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return key.toString();
  }
}
