package facespace.play.store;

import facespace.data.DataException;
import facespace.disk.Durable;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Brings a store back from the file of a {@link Backup}. All of the file is checked against its
 * manifest and written beside the store before anything there is replaced.
 */
public final class Restore {
  private static final String UNWRITABLE = "data.folder.unwritable";
  private static final int LARGEST_MANIFEST = 16 << 20;
  private static final int LARGEST_FILE = 256 << 20;

  private final Store store;
  private final Path file;
  private final ZipFile zip;

  private Restore(Store store, Path file, ZipFile zip) {
    this.store = store;
    this.file = file;
    this.zip = zip;
  }

  /**
   * Restores a store.
   *
   * @param replace whether what is in the store now may go
   * @return how many files it has now
   * @throws Refused if there is something in the store and it may not go, or the file is not sound;
   *     the store is then as it was
   */
  public static int read(Store store, Path file, boolean replace) {
    try {
      Swap.undoHalf(store.root());
      if (!replace && store.all().stream().anyMatch(path -> isContent(store, path))) {
        throw new Refused(409, "refused.storeFull", store.root());
      }
      Path prepared = Swap.prepare(store.root());
      try (ZipFile zip = open(file)) {
        int count = new Restore(store, file, zip).unpack(prepared);
        Swap.commit(store.root());
        return count;
      } finally {
        Swap.undoHalf(store.root());
      }
    } catch (IOException e) { // what the file says is complained about where it is read
      throw new Refused(409, DataException.unwritable(UNWRITABLE, store.root(), e));
    }
  }

  private static ZipFile open(Path file) {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw damaged(file, "it is no whole zip file");
    } catch (IOException e) {
      throw new Refused(409, DataException.unreadable(file, e));
    }
  }

  private static boolean isContent(Store store, Path path) {
    return Stream.of(store.models(), store.gallery(), store.runs(), store.sweeps())
        .anyMatch(part -> path.startsWith(part) && !path.equals(part));
  }

  private static Refused damaged(Path file, String why) {
    return new Refused(409, "refused.backupDamaged", file, Guards.quoted(why));
  }

  private int unpack(Path folder) throws IOException {
    Map<String, Manifest.Item> items = items();
    Set<String> seen = new HashSet<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName();
      if (!seen.add(name)) {
        throw damaged(file, name + " is in it twice");
      }
      if (!name.equals(Manifest.NAME)) {
        unpack(entry, items.get(name), folder);
      }
    }
    for (String name : items.keySet()) {
      if (!seen.contains(name)) {
        throw damaged(file, name + " is missing");
      }
    }
    return items.size();
  }

  private Map<String, Manifest.Item> items() throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw damaged(file, Manifest.NAME + " is missing");
    }
    Map<String, Manifest.Item> items = new HashMap<>();
    long total = 0;
    for (Manifest.Item item : manifest(entry).files()) {
      if (item.name() == null || !Backup.isOwn(item.name())) {
        throw damaged(file, item.name() + " does not belong into a store");
      }
      items.put(item.name(), item);
      total += Math.max(0, item.size());
    }
    if (total > Files.getFileStore(store.root()).getUsableSpace()) {
      throw new Refused(409, "refused.noRoom", store.root(), total);
    }
    return items;
  }

  private Manifest manifest(ZipEntry entry) {
    try {
      return Manifest.read(bytes(entry, LARGEST_MANIFEST));
    } catch (IOException e) {
      throw damaged(file, Manifest.NAME + " cannot be read");
    }
  }

  /** Its name is one of a store's own, which lead nowhere else. */
  private void unpack(ZipEntry entry, Manifest.Item item, Path folder) throws IOException {
    String name = entry.getName();
    if (item == null) {
      throw damaged(file, name + " is not in its list");
    }
    if (item.size() < 0 || item.size() > LARGEST_FILE) {
      throw damaged(file, name + " is too large");
    }
    byte[] bytes = bytes(entry, (int) item.size());
    if (!Manifest.Item.of(name, bytes).equals(item)) {
      throw damaged(file, name + " is not as its list says");
    }
    Path target = folder.resolve(name);
    Durable.makeFolder(target.getParent());
    Durable.write(target, bytes);
    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
  }

  /** One byte more than there may be is enough to know. */
  private byte[] bytes(ZipEntry entry, int most) {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw damaged(file, entry.getName() + " is larger than it may be");
      }
      return bytes;
    } catch (IOException e) {
      throw damaged(file, entry.getName() + " cannot be unpacked");
    }
  }
}
