package facespace.play.gallery;

import facespace.play.web.Guards;
import facespace.play.web.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The people somebody enrolled, on disk so that they survive a restart. Nothing else that the
 * server is shown is ever written; who is removed is gone from the disk too, or is said not to be.
 * Thread-safe.
 */
public final class Gallery {
  /** The most people. */
  public static final int MOST_PEOPLE = 1000;

  /** The most pictures of one person. */
  public static final int MOST_PICTURES = 20;

  private static final int ID_LENGTH = 12;

  private final GalleryFolder folder;
  private final Map<String, Enrolled> people = new LinkedHashMap<>();

  private final List<Consumer<String>> whenRemoved = new CopyOnWriteArrayList<>();

  /** Opens the gallery kept in a folder, which need not exist yet. */
  public Gallery(Path folder) {
    this(new GalleryFolder(folder));
  }

  Gallery(GalleryFolder folder) {
    this.folder = folder;
    folder.read().forEach(person -> people.put(person.id(), person));
  }

  /** Everybody enrolled, in the order of enrolment. */
  public synchronized List<Enrolled> people() {
    return List.copyOf(people.values());
  }

  /** Whether somebody of this id is enrolled. */
  synchronized boolean has(String id) {
    return people.containsKey(id);
  }

  /**
   * Finds somebody.
   *
   * @throws Refused with status 404 if there is nobody of that id
   */
  public synchronized Enrolled get(String id) {
    Enrolled person = people.get(id);
    if (person == null) {
      throw new Refused(404, "refused.nobody", Guards.quoted(id));
    }
    return person;
  }

  /**
   * Enrols somebody.
   *
   * @param name 1 … 60 characters as a reader counts them, not somebody else's here
   * @param origin where the pictures come from
   * @param pngs 1 … 20 pictures, PNG files
   * @throws Refused with status 400 or 409 if the name or the pictures cannot be taken
   */
  public synchronized Enrolled enrol(String name, Origin origin, List<byte[]> pngs) {
    String shown = checkedName(name);
    if (people.size() >= MOST_PEOPLE) {
      throw new Refused(409, "refused.galleryFull", MOST_PEOPLE);
    }
    if (pngs.isEmpty() || pngs.size() > MOST_PICTURES) {
      throw new Refused(400, "refused.pictures", pngs.size(), MOST_PICTURES);
    }
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    Enrolled person = new Enrolled(id, shown, origin, firstNumbers(pngs.size()));
    folder.write(person, pngs);
    people.put(id, person);
    return person;
  }

  /**
   * Adds a picture of somebody.
   *
   * @throws Refused with status 404 if there is nobody of that id, 400 if they have the most
   *     already
   */
  public synchronized Enrolled add(String id, byte[] png) {
    Enrolled person = get(id);
    if (person.pictures().size() >= MOST_PICTURES) {
      throw new Refused(400, "refused.pictures", person.pictures().size() + 1, MOST_PICTURES);
    }
    List<Integer> pictures = new ArrayList<>(person.pictures());
    pictures.add(pictures.get(pictures.size() - 1) + 1);
    Enrolled richer = new Enrolled(id, person.name(), person.origin(), pictures);
    folder.add(richer, png);
    people.put(id, richer);
    return richer;
  }

  /**
   * Says better where somebody's pictures come from; if that cannot be written, it stays as it was.
   *
   * @throws Refused with status 404 if there is nobody of that id
   */
  public synchronized void setOrigin(String id, Origin origin) {
    Enrolled person = get(id);
    Enrolled better = new Enrolled(id, person.name(), origin, person.pictures());
    if (folder.writeOrigin(better)) {
      people.put(id, better);
    }
  }

  /**
   * One picture as a PNG file.
   *
   * @throws Refused with status 404 if there is none of that number
   */
  public synchronized byte[] picture(String id, int number) {
    Enrolled person = get(id);
    if (!person.pictures().contains(number)) {
      throw new Refused(404, "refused.picture", number, person.name());
    }
    return folder.picture(id, number);
  }

  /** Has something done with the id of everybody removed, so that nothing of them is kept. */
  public void whenRemoved(Consumer<String> action) {
    whenRemoved.add(action);
  }

  /**
   * What lies in the gallery's folder and is nobody, by name: damaged people, halves of some,
   * pictures gone astray. It can be removed like anybody.
   */
  public synchronized List<String> damaged() {
    return folder.names().stream().filter(name -> !people.containsKey(name)).toList();
  }

  /**
   * Removes somebody, or something damaged, from the disk too.
   *
   * @throws Refused with status 404 if there is nothing of that id, with status 409 if something
   *     could not be deleted: they stay in the gallery with what is left
   */
  public void remove(String id) {
    Optional<Path> left = delete(id);
    // Outside the lock: those who listen have locks of their own, and ask the gallery in them.
    whenRemoved.forEach(action -> action.accept(id));
    if (left.isPresent()) {
      throw new Refused(409, "refused.undeleted", left.get().getFileName());
    }
  }

  private synchronized Optional<Path> delete(String id) {
    if (damaged().contains(id)) {
      return folder.delete(id);
    }
    Enrolled known = get(id);
    Optional<Path> left = folder.delete(id);
    if (left.isPresent()) {
      people.put(id, folder.find(id).orElse(known)); // to be deleted again, however little is left
    } else {
      people.remove(id);
    }
    return left;
  }

  /**
   * Removes everybody, and all else that lies in the gallery's folder.
   *
   * @param count how many that are, as whoever asks has seen it
   * @throws Refused with status 409 if there are not so many: nobody is removed; or if some could
   *     not be deleted: all others are gone
   */
  public void clear(String count) {
    List<String> all = everything();
    if (!count.equals(String.valueOf(all.size()))) {
      throw new Refused(409, "refused.galleryCount", Guards.quoted(count), all.size());
    }
    long left = all.stream().filter(this::cannotBeRemoved).count();
    if (left > 0) {
      throw new Refused(409, "refused.undeletedSome", left, all.size());
    }
  }

  private synchronized List<String> everything() {
    return Stream.concat(people.keySet().stream(), damaged().stream()).toList();
  }

  private boolean cannotBeRemoved(String id) {
    try {
      remove(id);
      return false;
    } catch (Refused notDeleted) {
      return notDeleted.status() != 404; // somebody else was faster
    }
  }

  private String checkedName(String name) {
    String shown = PersonName.tidy(name);
    if (!PersonName.isAllowed(shown)) {
      throw new Refused(400, "refused.name", Guards.quoted(shown), PersonName.LONGEST);
    }
    boolean taken =
        people.values().stream().anyMatch(person -> PersonName.same(person.name(), shown));
    if (taken) {
      throw new Refused(409, "refused.nameTaken", Guards.quoted(shown));
    }
    return shown;
  }

  private static List<Integer> firstNumbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
