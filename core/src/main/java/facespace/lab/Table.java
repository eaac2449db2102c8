package facespace.lab;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table to look at.
 *
 * @param title what it shows, or empty
 * @param head the heading of each column
 * @param rows cells row by row, as many as there are columns; the first names the row
 */
public record Table(String title, List<String> head, List<List<String>> rows) {

  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The table in Markdown, which reads as plain text, too. */
  @Override
  public String toString() {
    String names = line(head) + "\n|---|" + "---:|".repeat(Math.max(0, head.size() - 1));
    String cells = rows.stream().map(row -> "\n" + line(row)).collect(Collectors.joining());
    return (title.isEmpty() ? "" : title + "\n\n") + names + cells;
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
