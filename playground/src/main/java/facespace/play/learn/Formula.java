package facespace.play.learn;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/** Formulas as browsers typeset them. Thread-safe. */
public final class Formula {
  private static final SnuggleEngine ENGINE = new SnuggleEngine();
  private static final Map<String, String> TYPESET = new ConcurrentHashMap<>();

  private Formula() {}

  /**
   * LaTeX as a MathML element that stands on its own line.
   *
   * @throws IllegalStateException if it is not the LaTeX we can read
   */
  public static String mathMl(String latex) {
    return TYPESET.computeIfAbsent("$$" + latex + "$$", Formula::typeset);
  }

  /**
   * The same within a line of text.
   *
   * @throws IllegalStateException if it is not the LaTeX we can read
   */
  public static String inLine(String latex) {
    return TYPESET.computeIfAbsent("$" + latex + "$", Formula::typeset);
  }

  private static String typeset(String latex) {
    try {
      SnuggleSession session = ENGINE.createSession();
      session.parseInput(new SnuggleInput(latex.replace("\\|", "\\Vert ")));
      Element math = (Element) session.buildDOMSubtree().item(0);
      if (!session.getErrors().isEmpty()) {
        throw new IllegalStateException("formula " + latex + ": " + session.getErrors());
      }
      all(math.getElementsByTagNameNS("*", "mfenced")).forEach(Formula::unfence);
      return text(math);
    } catch (IOException | TransformerException e) {
      throw new IllegalStateException("formula " + latex, e);
    }
  }

  /** Browsers no longer know {@code mfenced}: its brackets and commas become operators. */
  private static void unfence(Element fenced) {
    Document document = fenced.getOwnerDocument();
    Element row = document.createElementNS(fenced.getNamespaceURI(), "mrow");
    row.appendChild(operator(row, fenced.getAttribute("open")));
    List<Element> parts = all(fenced.getChildNodes());
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        row.appendChild(operator(row, ","));
      }
      row.appendChild(parts.get(i));
    }
    row.appendChild(operator(row, fenced.getAttribute("close")));
    fenced.getParentNode().replaceChild(row, fenced);
  }

  private static Element operator(Element near, String sign) {
    Element operator = near.getOwnerDocument().createElementNS(near.getNamespaceURI(), "mo");
    operator.setTextContent(sign);
    return operator;
  }

  private static String text(Element math) throws TransformerException {
    Transformer writer = TransformerFactory.newInstance().newTransformer();
    writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    writer.transform(new DOMSource(math), new StreamResult(text));
    return text.toString();
  }

  private static List<Element> all(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
