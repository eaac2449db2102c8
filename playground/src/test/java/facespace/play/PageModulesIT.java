package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages read, say and remember, without a page around it. */
class PageModulesIT extends BrowserTest {
  private static final String KNOBS =
      "{ traits: [{ key: 'skin', min: 0, max: 1, value: '0.5' }], shot: [{ key: 'yaw', min: -40,"
          + " max: 40, value: '0' }, { key: 'mask', kind: 'switch', value: 'off' }] }";

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  @Test
  void aSentenceIsFilledAsJavaFillsIt() {
    String pattern = "It''s {1} of {0}, ''{1}''";
    assertEquals(
        new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"many", "one"}),
        ask("format", "fill(args[0], 'many', 'one')", pattern).asText());
    assertEquals(
        "[\"−0.50\",\"–\",\"45.3\u00a0%\",\"12.0°\",\"60,000\",\"0.04\",\"123\",\"0.1\",\"0.050\"]",
        ask(
                "format",
                "[fixed(-0.5, 2), fixed(NaN, 2), percent(0.453), degrees(12), count(60000),"
                    + " short(0.04), short(123.4), tick(0.1 + 1e-12), byStep('0.05', 0.001)]")
            .toString());
  }

  /** Who presses a key while the page still asks for the face begins where the face is. */
  @Test
  void aSliderBeginsAtItsUsualValueAndFollowsUntilItIsMoved() {
    Object values =
        page.evaluate(
            """
            async () => {
              const { makeField } = await import('/static/js/view/field.js');
              const field = makeField({ key: 'yaw', label: 'turned', kind: 'number', min: -45, max: 45, step: 1, value: '-5' }, () => {});
              document.body.append(field.element);
              const slider = field.element.querySelector('[type=range]');
              const values = [slider.value];
              const after = (text) => (field.set(text), values.push(slider.value));
              slider.focus();
              after('7');
              slider.value = 8;
              slider.dispatchEvent(new Event('input'));
              after('3');
              slider.blur();
              after('2');
              field.element.remove();
              return values;
            }
            """);
    assertEquals(List.of("-5", "7", "8", "2"), values);
  }

  /** Of 2,000 digits every second share ends in a half. */
  @Test
  void aHalfIsRoundedUp() {
    JsonNode said = ask("format", "Array.from({ length: 2001 }, (_, i) => percent(i / 2000))");
    for (int i = 0; i <= 2000; i++) {
      BigDecimal exact = BigDecimal.valueOf(i).divide(BigDecimal.valueOf(20));
      String rounded = exact.setScale(1, RoundingMode.HALF_UP) + "\u00a0%";
      assertEquals(rounded, said.get(i).asText(), i + " of 2000");
    }
    assertEquals(
        "[\"−0.3\",\"0.00\",\"100\",\"–\"]",
        ask("format", "[fixed(-0.25, 1), fixed(1e-7, 2), fixed(99.5, 0), fixed(NaN, 1)]")
            .toString());
  }

  @Test
  void aLargeCountIsAPowerOfTen() {
    assertEquals(
        "[\"60,000\",\"1.8 × 10⁹\",\"1.9 × 10¹³\",\"1.0 × 10⁹\"]",
        ask("format", "[large(60000), large(1799970000), large(1.94e13), large(999999999)]")
            .toString());
  }

  /** The server is asked for a picture of the very face. */
  @Test
  void theTextOfAFaceIsOneThatTheServerDraws() {
    String face = "{ person: '4000007', traits: { skin: '0.3' }, shot: { yaw: '20' } }";
    assertEquals(
        "person=4000007&p.skin=0.3&s.yaw=20",
        ask("faces", "described(" + face + ").paper").asText());
    String address = ask("faces", "faceImage(" + face + ", 64)").asText();
    assertEquals(200, playground.get(address).status(), address);
    assertEquals(
        "[true,false]",
        ask("faces", "[sameTexts({ a: '1' }, { a: '1' }), sameTexts({ a: '1' }, {})]").toString());
  }

  @Test
  void twoFacesAreReadFromTheirOwnText() {
    String text = "a.person=5&a.p.skin=0.3&b.person=same&b.s.yaw=20&b.s.mask=on&t=41.5&model=m-1";
    String read = "pairText(readPair(args[0], %s))".formatted(KNOBS);
    assertEquals(text, ask("twofaces", read, text).asText());
    String bad = "a.person=x&a.p.skin=0.2&b.person=same&t=0x20&b.s.yaw=99&c=1";
    String unread = "readPair(args[0], %s).unread.map(({ key }) => key)".formatted(KNOBS);
    assertEquals("[\"a.person\",\"t\",\"b.s.yaw\",\"c\"]", ask("twofaces", unread, bad).toString());
    assertEquals(bad, ask("twofaces", read, bad).asText(), "it stays, to be mended");
    String mended =
        "((pair) => { pair.threshold = 30; pair.right.shot.yaw = '5'; return pairText(pair); })"
            + "(readPair(args[0], %s))".formatted(KNOBS);
    assertEquals(
        "a.person=x&a.p.skin=0.2&b.person=same&b.s.yaw=5&t=30.0&c=1",
        ask("twofaces", mended, bad).asText());
  }

  @Test
  void onlyWhatIsFarFromUsualIsWorthSaying() {
    String reasons = "reasonsOf(args[0], " + KNOBS + ".shot, () => true)";
    assertEquals("[]", ask("reasons", reasons, json("yaw", "10")).toString());
    assertEquals("[\"yaw.less\"]", ask("reasons", reasons, json("yaw", "-30")).toString());
    assertEquals("[\"mask.more\"]", ask("reasons", reasons, json("mask", "on")).toString());
  }

  private static Map<String, String> json(String key, String text) {
    return Map.of(key, text);
  }

  @Test
  void nobodyComesInAPictureThatIsEnrolled() {
    String own = "{ kind: 'orl', who: 's1' }";
    Set<Integer> enrolled = pictures("otherFaces(%s, 10)".formatted(own));
    Set<Integer> come =
        pictures("Array.from({ length: 30 }, (_, i) => againFace(%s, i, 10))".formatted(own));
    assertEquals(Set.of(2, 4, 6, 8), enrolled);
    assertEquals(Set.of(1, 3, 5, 7, 9), come);
    assertEquals("Bo 2", ask("visitors", "colleague(3, 'An, Bo').name").asText());
  }

  private Set<Integer> pictures(String faces) {
    return StreamSupport.stream(ask("visitors", faces).spliterator(), false)
        .map(face -> face.get("picture").asInt())
        .collect(Collectors.toSet());
  }

  @Test
  void twoModelsAreComparedIfOnlyTheirConditionsDiffer() {
    String was = "data=paper&dim=16&conditions=%s&loss=arcface&m=0.5";
    String now = was.formatted("varied");
    assertEquals(
        was.formatted("plain"),
        ask("retraining", "withConditions(args[0], 'plain')", now).asText());
    String find =
        "counterpart({ spec: args[0], people: 9 }, [args[1], args[2], args[3]].map((spec, i) =>"
            + " ({ i, spec, people: 9 })))?.i ?? -1";
    String other = was.formatted("plain").replace("0.5", "0.4");
    assertEquals(0, ask("retraining", find, now, was.formatted("plain"), other, now).asInt());
    assertEquals(-1, ask("retraining", find, now, other, other, now).asInt());
  }

  @Test
  void amongMomentsTheNearestStandsIn() {
    String moments =
        "((m) => { [0, 2, 7].forEach((index) => m.add({ index, runs: [{ step: 10 * index, epoch:"
            + " index / 4 }, { step: 0, epoch: 0 }] })); m.atLeast(12); return %s; })(new Moments())";
    String asked =
        "[m.count, m.nearest(3).index, m.nearest(6).index, m.newest().index, m.indexAtStep(11),"
            + " m.indexAtStep(71), stepOf(m.get(7)), epochOf(m.get(7)), m.get(3) ?? 'none']";
    assertEquals(
        "[12,2,7,7,2,-1,70,1.75,\"none\"]", ask("moments", moments.formatted(asked)).toString());
  }

  /**
   * Ten moments of 4,000 bytes each, room for five: what is whole is spread, the numbers of all
   * stay.
   */
  @Test
  void momentsAreKeptWithinABudgetOfMemory() {
    String moments =
        "((m) => { for (let index = 0; index < 10; index++) m.add({ index, runs: [{ step: 10 * index,"
            + " features: new Float32Array(1000) }] }); const whole = () => m.inOrder().filter(({ isThin"
            + " }) => !isThin).map(({ index }) => index); const kept = whole(); m.add({ index: 5, runs:"
            + " [{ step: 50, features: new Float32Array(1000) }] }); return { kept, fetched: whole(),"
            + " bytes: m.bytes, near: m.nearest(7).index, thin: m.get(7) ?? 'none', steps:"
            + " m.inOrder().map(stepOf) }; })(new Moments(20000))";
    JsonNode found = ask("moments", moments);
    assertEquals("[0,4,8,9]", found.get("kept").toString());
    assertEquals("[0,4,5,8,9]", found.get("fetched").toString());
    assertEquals(5 * 4000, found.get("bytes").asInt());
    assertEquals(8, found.get("near").asInt());
    assertEquals("none", found.get("thin").asText());
    assertEquals("[0,10,20,30,40,50,60,70,80,90]", found.get("steps").toString());
  }

  /** Who is judged wrongly soonest, and the same order for the same seed. */
  @Test
  void theHardestPictureOfAVisitorIsShownInSomeOrder() {
    String known =
        "hardest([[['Ann', 20], ['Ben', 60]], [['Ben', 35], ['Ann', 50]]].map((list) => ({ candidates:"
            + " list.map(([name, angleDeg]) => ({ name, angleDeg })) })), %s).candidates[0].name";
    assertEquals("Ben", ask("visitors", known.formatted("'Ann'")).asText());
    assertEquals("Ann", ask("visitors", known.formatted("null")).asText());
    String orders = "[1, 1, 2, 3, 4].map((seed) => shuffled([0, 1, 2, 3, 4, 5], seed).join(''))";
    JsonNode found = ask("visitors", orders);
    assertEquals(found.get(0), found.get(1));
    Set<String> different =
        StreamSupport.stream(found.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    assertTrue(different.size() >= 3, different.toString());
    different.forEach(
        order ->
            assertEquals(
                "012345",
                order.chars().sorted().mapToObj(c -> "" + (char) c).collect(Collectors.joining())));
  }

  /**
   * Twice as wide as tall, on a canvas that is a square but for its margin: it is stretched as far
   * as may be.
   */
  @Test
  void aMapFillsItsCanvas() {
    String box =
        "(({ halfX, halfY }) => halfX / halfY)(boxOf(filling(Float32Array.from({ length: 400 }, (_, i) =>"
            + " Math.sin(i * 7.3) * (i %% 2 ? 1 : %s)), { width: 352, height: 352 })))";
    assertEquals(1, ask("camera", box.formatted("1.4")).asDouble(), 0.05);
    assertEquals(2 / 1.6, ask("camera", box.formatted("2")).asDouble(), 0.08);
  }

  @Test
  void whatIsReadBestComesFirstAndGuessingIsNothing() {
    String traits =
        "bestRead([{ label: 'a', value: 0.6, chance: 0.5 }, { label: 'b', value: 0.4, chance: 0 }, {"
            + " label: 'c', value: NaN, chance: 0 }, { label: 'd', value: -0.3, chance: 0 }]).map(({"
            + " label, above }) => `${label} ${above.toFixed(1)}`)";
    assertEquals("[\"b 0.4\",\"a 0.2\",\"d 0.0\"]", ask("learned", traits).toString());
  }

  @Test
  void ofWhatFollowsAHandOnlyTheNewestWaits() {
    String hand =
        "await (async () => { const seen = []; const go = []; const ask = latest((n) => {"
            + " seen.push(n); return new Promise((resolve) => go.push(resolve)); }); const first ="
            + " ask(1); ask(2); ask(3); go[0](); await first; go[1](); return seen; })()";
    assertEquals("[1,3]", ask("latest", hand).toString());
  }

  @Test
  void whatIsTakenInTurnBeginsWhenAllBeforeAreOver() {
    String line =
        "await (async () => { const seen = []; const take = inTurn(); const go = []; const asked ="
            + " (n) => take(() => (seen.push(n), new Promise((...ends) => go.push(ends)))); const all"
            + " = [asked(1), asked(2), asked(3)].map((one) => one.then((v) => seen.push(v), () =>"
            + " seen.push('no'))); for (const end of [0, 1, 0]) { await 0; await 0; go.at(-1)[end](end"
            + " ? 'bad' : 'good'); await all[go.length - 1]; } return seen; })()";
    assertEquals("[1,\"good\",2,\"no\",3,\"good\"]", ask("inturn", line).toString());
  }

  @Test
  void aThresholdTellsOnceAFrameAndStaysAnAngle() {
    String dragged =
        "((heard, frames) => { const t = new Threshold(40, (f) => frames.push(f)); const leave ="
            + " t.listen((deg) => heard.push(deg)); t.set(50); t.set(200); frames.shift()();"
            + " t.set(180); t.set(NaN); leave(); t.set(20); frames.shift()(); return [heard,"
            + " frames.length, t.angleDeg]; })([], [])";
    assertEquals("[[40,180],0,20]", ask("threshold", dragged).toString());
  }

  @Test
  void anotherModelStartsAtItsOwnThreshold() {
    String models =
        "((moved) => { const t = { angleDeg: NaN, set(deg) { if (Number.isFinite(deg)) this.angleDeg ="
            + " deg; } }; const s = new StartingThreshold(t, (deg) => moved.push(deg)); s.open(%s);"
            + " s.decides('a', 40); const first = [t.angleDeg, s.own]; s.decides('b', 55); return"
            + " [first, t.angleDeg, s.own, Number.isNaN(s.degFor('a')), moved]; })([])";
    assertEquals(
        "[[40,null],55,null,true,[55]]",
        ask("startingthreshold", models.formatted("null")).toString());
    assertEquals(
        "[[33,33],55,null,true,[55]]", ask("startingthreshold", models.formatted("33")).toString());
  }

  /** Two ask for the same, then another model comes: only the last answer reaches anybody. */
  @Test
  void lateAnswersReachNobody() {
    String asked =
        """
        await (async () => {
          const s = new Session();
          const heard = [];
          const left = [];
          const go = {};
          const asking = (name, what) => s.begin(name).answer(new Promise((resolve, reject) => {
            go[what] = { resolve: () => resolve(what), reject: () => reject(new Error(what)) };
          }), (late) => left.push(late)).then((it) => heard.push(it), unlessLate(({ message }) => heard.push(`no ${message}`)));
          const isOther = [s.hold('model', 'a'), s.hold('model', 'a')];
          const all = [asking('model/pairs', 'first'), asking('model/pairs', 'second'), asking('other', 'third')];
          go.second.resolve();
          await all[1];
          all.push(asking('model/pairs', 'fourth'));
          isOther.push(s.hold('model', 'b'));
          all.push(asking('model/pairs', 'fifth'));
          for (const what of ['first', 'third', 'fifth']) go[what].resolve();
          go.fourth.reject();
          await Promise.all(all);
          const refused = asking('model/pairs', 'sixth');
          go.sixth.reject();
          await refused;
          return { heard, left, isOther };
        })()\
        """;
    JsonNode found = ask("../app/session", asked);
    assertEquals("[\"first\"]", found.get("left").toString());
    assertEquals("[true,false,true]", found.get("isOther").toString());
    assertTrue(found.get("heard").toString().startsWith("[\"second\","), found.toString());
    assertEquals(
        Set.of("second", "third", "fifth", "no sixth"),
        StreamSupport.stream(found.get("heard").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet()));
  }

  private JsonNode ask(String module, String expression, Object... args) {
    return Modules.ask(page, module, expression, args);
  }
}
