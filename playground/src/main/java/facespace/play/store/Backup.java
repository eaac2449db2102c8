package facespace.play.store;

import facespace.data.DataException;
import facespace.disk.Durable;
import facespace.play.gallery.GalleryCheckup;
import facespace.play.hub.archive.RunCheckup;
import facespace.play.hub.model.ModelCheckup;
import facespace.play.hub.sweep.SweepJob;
import facespace.play.web.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A store in one zip file: first a {@link Manifest}, then the files it names. */
public final class Backup {
  private Backup() {}

  /**
   * Writes a store to a file, all of it or nothing.
   *
   * @return how many files of the store are in it
   * @throws Refused if it is there already, lies in the store, or cannot be written
   */
  public static int write(Store store, Path file) {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new Refused(409, "refused.backupThere", file);
    }
    if (target.startsWith(store.root().toAbsolutePath().normalize())) {
      throw new Refused(409, "refused.backupInside", file);
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new Refused(409, "refused.backupNowhere", file, target.getParent());
    }
    try {
      Path part = Files.createTempFile(target.getParent(), "backup", ".part");
      try {
        int count = write(store, part, files(store));
        Durable.sync(part);
        Durable.move(part, target);
        return count;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new Refused(409, DataException.unwritable("data.folder.unwritable", file, e));
    }
  }

  private static int write(Store store, Path part, List<Path> files) throws IOException {
    List<Manifest.Item> items = new ArrayList<>();
    for (Path file : files) {
      items.add(Manifest.Item.of(nameOf(store.root().relativize(file)), Files.readAllBytes(file)));
    }
    try (OutputStream out = Files.newOutputStream(part);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(Manifest.write(items));
      for (int i = 0; i < items.size(); i++) {
        FileTime time = Files.getLastModifiedTime(files.get(i));
        zip.putNextEntry(new ZipEntry(items.get(i).name()).setLastModifiedTime(time));
        zip.write(Files.readAllBytes(files.get(i)));
      }
    }
    return items.size();
  }

  /** All files that belong to a store; leftovers do not. */
  private static List<Path> files(Store store) throws IOException {
    return store.all().stream()
        .filter(path -> Files.isRegularFile(path) && isOwn(nameOf(store.root().relativize(path))))
        .sorted()
        .toList();
  }

  /** With slashes on every system. */
  private static String nameOf(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  /** Whether a name, from the store's folder on, is one of a file that belongs to a store. */
  static boolean isOwn(String name) {
    String[] parts = name.split("/", -1);
    boolean isModel = parts.length == 2 && parts[0].equals(Store.PARTS.get(0));
    boolean isPersons = parts.length == 3 && parts[0].equals(Store.PARTS.get(1));
    boolean isRuns = parts.length == 2 && parts[0].equals(Store.PARTS.get(2));
    boolean isSweeps = parts.length == 2 && parts[0].equals(Store.PARTS.get(3));
    return isModel && ModelCheckup.isOwn(parts[1])
        || isPersons && GalleryCheckup.isOwn(parts[1], parts[2])
        || isRuns && RunCheckup.isOwn(parts[1])
        || isSweeps && SweepJob.isOwn(parts[1]);
  }
}
