package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the focus is when what was pressed goes away, on a page with nothing else. */
class FocusIT extends BrowserTest {
  @BeforeEach
  void openAnyPage() {
    page = chromium.open(uri("/static/js/lib/format.js"));
  }

  @Test
  void aSettledQuestionKeepsTheFocus() {
    assertEquals(
        true,
        page.evaluate(
            """
            async () => {
              const { Question } = await import('/static/js/pages/learn/question.js');
              const { field } = new Question({ text: 'Which?', choices: ['one', 'two'] }, () => {});
              document.body.append(field);
              field.querySelector('input').click();
              const button = field.querySelector('button');
              button.focus();
              button.click();
              return button.hidden && document.activeElement === field;
            }"""));
  }

  /**
   * The model cannot be asked the first time; nothing of that counts, and it may be tried again.
   */
  @Test
  void aDuelGoesOnAfterAnErrorAndFromButtonToButton() {
    assertEquals(
        List.of("learn.duel.same", false, "learn.duel.next", "learn.duel.same"),
        page.evaluate(
            """
            async () => {
              const { DuelFigure } = await import('/static/js/pages/learn/modelfigures.js');
              let asked = 0;
              window.fetch = async (url) => {
                if (String(url).includes('compare') && !asked++) throw new TypeError('away');
                return new Response(JSON.stringify({ person: 7, angleDeg: 12 }), { headers: { 'Content-Type': 'application/json' } });
              };
              const duel = new DuelFigure(document.body, {}, () => {});
              await duel.fill({ model: { id: 'm' }, data: { eerAngleDeg: 30 } });
              const focused = () => document.activeElement.textContent;
              const [same] = duel.body.querySelectorAll('.live-bar button');
              const said = duel.body.querySelector('.duel-said');
              const answered = async () => {
                const before = said.textContent;
                same.focus();
                same.click();
                while (said.textContent === before) await new Promise(requestAnimationFrame);
              };
              await answered();
              const told = [focused(), same.disabled];
              await answered();
              told.push(focused());
              document.activeElement.click();
              return [...told, focused()];
            }"""));
  }

  /** A hundred zeros read as zeros: forty, eighty, all. */
  @Test
  void morePicturesLeaveTheFocusWhereTheyAre() {
    assertEquals(
        List.of("confusion.more", 80, "confusion.open.right", 100),
        page.evaluate(
            """
            async () => {
              for (const id of ['confusion-hint', 'confusion-tables', 'confusion-cell', 'confusion-words']) document.body.append(Object.assign(document.createElement('div'), { id }));
              document.body.append(Object.assign(document.createElement('details'), { id: 'confusion', open: true }));
              const { Confusion } = await import('/static/js/pages/play/confusion.js');
              const points = 100;
              const run = {
                dim: 2, directions: [1, 0, 0, 1], features: new Array(2 * points).fill(1), predicted: new Array(points).fill(0), unseen: [], unseenPredicted: [],
              };
              const confusion = new Confusion(() => '');
              confusion.show([{ place: 0, title: 'Run', run }], { labels: new Array(points).fill(0), unseen: [], names: ['0', '1'], seen: 2 });
              confusion.open({ row: 0, column: 0 });
              const seen = [];
              for (let round = 0; round < 2; round++) {
                const more = document.querySelector('#confusion-cell button');
                more.focus();
                more.click();
                seen.push(document.activeElement.textContent, document.querySelectorAll('#confusion-cell li').length);
              }
              return seen;
            }"""));
  }

  /** Two classes of ten, at places 3 and 7 among the colours, and one that was not trained on. */
  @Test
  void aFigureOfALessonNamesItsPointsAtTheSecondTry() {
    String probe =
        "{ labels: [0, 1, 1], classes: ['3', '7'], slots: [3, 7], unseen: { labels: [0], classes:"
            + " ['9'], slots: [9] } }";
    assertEquals(2, Modules.ask(page, "pointlabels", "pointLabels(" + probe + ").seen").asInt());
    assertEquals(
        "[false,[[0,1,1],[\"3\",\"7\",\"9\"],[3,7,9],[2]]]",
        page.evaluate(
            """
            async () => {
              const { RunFigure } = await import('/static/js/app/runfigure.js');
              const figure = new RunFigure(document.createElement('div'), { views: ['planes'], run: '', data: 'tiny', who: {}, look: 'raw' }, () => {});
              let told;
              figure.planes = [{ plane: { setLabels: (...labels) => (told = labels.map((list) => [...list])) } }];
              let asked = 0;
              window.fetch = async () => {
                if (!asked++) throw new TypeError('away');
                return new Response(JSON.stringify(PROBE), { headers: { 'Content-Type': 'application/json' } });
              };
              const first = await figure.label().then(() => true, () => false);
              await figure.label();
              return JSON.stringify([first, told]);
            }"""
                .replace("PROBE", probe)));
  }
}
