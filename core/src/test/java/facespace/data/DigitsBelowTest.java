package facespace.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.folder.People;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Digits that lie a folder deeper than asked for, and where people are asked for. */
class DigitsBelowTest extends DataFolders {
  @Test
  void digitsInTheOnlyFolderOfAFolderAreRead() throws IOException {
    write(temp.resolve("torch/FashionMNIST/raw"), 11);
    write(temp.resolve("unzipped/mnist"), 12);
    Files.writeString(temp.resolve("unzipped/README"), "");
    Files.createDirectories(temp.resolve("unzipped/__MACOSX"));
    write(root.resolve("mine/digits"), 13);
    assertEquals(11, withRoot().load(temp.resolve("torch").toString()).train().count());
    assertEquals(12, withRoot().load(temp.resolve("unzipped").toString()).train().count());
    assertEquals(13, withRoot().loadNamed("mine").train().count());
    assertEquals(
        List.of(
            root.resolve("mine")
                + " has one folder too many: the digits are taken from "
                + root.resolve("mine/digits")
                + "."),
        withRoot().loadNamed("mine").remarks().stream().map(one -> one.in(Lang.EN)).toList());
    assertEquals(13, last(withRoot().available()).count());
  }

  @Test
  void ofSeveralFoldersOfDigitsOneIsToBeGiven() {
    write(temp.resolve("torch/FashionMNIST/raw"), 11);
    write(temp.resolve("torch/KMNIST/raw"), 12);
    write(temp.resolve("torch/notes/more/deep"), 12);
    Path torch = temp.resolve("torch");
    String choose = " has digits in folders of their own, %s: choose one, such as %s.";
    assertRefused(torch, choose.formatted("FashionMNIST, KMNIST", torch.resolve("FashionMNIST")));
    write(temp.resolve("torch/MNIST/raw"), 13);
    String three = "FashionMNIST, KMNIST, MNIST";
    assertRefused(torch, choose.formatted(three, torch.resolve("FashionMNIST")));
    assertEquals(13, withRoot().load(torch.resolve("MNIST").toString()).train().count());
    Map<String, String> env = Map.of("FACESPACE_DATA", torch.toString());
    assertEquals(13, new DataSets(env, home).load("mnist").train().count());
  }

  private void assertRefused(Path folder, String why) {
    DataException e = assertThrows(DataException.class, () -> withRoot().load(folder.toString()));
    assertEquals(folder + why, e.getMessage());
  }

  @Test
  void whereBesidePeopleAFolderHoldsDigitsThePeopleAreMeant() {
    People.add(temp.resolve("both"), "anna", 4);
    People.add(temp.resolve("both"), "ben", 4);
    write(temp.resolve("both/digits"), 12);
    assertEquals(
        List.of("anna", "ben"),
        withRoot().load(temp.resolve("both").toString()).train().classNames());
  }

  @Test
  void aFolderOfDigitsHoldsNoPeople() {
    write(temp.resolve("digits"), 12);
    write(temp.resolve("torch/MNIST/raw"), 12);
    for (String name : List.of("digits", "torch")) {
      Path folder = temp.resolve(name);
      DataException e =
          assertThrows(DataException.class, () -> withRoot().peopleFolderAt(folder.toString()));
      assertEquals(
          folder + " holds digits: people are needed, one folder for each.", e.getMessage());
    }
    write(temp.resolve("both"), 12);
    People.add(temp.resolve("both"), "anna", 2);
    Path both = temp.resolve("both");
    assertEquals(both, withRoot().peopleFolderAt(both.toString()));
  }
}
