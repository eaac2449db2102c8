package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What teachers agreed on to call things, and what nobody says any more. */
class AgreedWordsTest {
  private static final Messages UI = Messages.load("/facespace/play/ui");

  private static List<String> texts(Lang lang) {
    return UI.keys(lang).stream().map(key -> UI.pattern(lang, key)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | closest picture counts; press + to add another",
        "EN | Only enrolled people are stored",
        "EN | raw pixels (no learning)",
        "ZH | 特征的显示方式",
        "ZH | 这是谁？",
        "ZH | 多近才算同一个人？",
        "ZH | 绘制而成，并非照片",
        "ZH | 解锁成功",
        "ZH | 未解锁",
        "ZH | 误拒（FRR）",
        "ZH | 误识（FAR）",
        "ZH | 待识别照片",
        "ZH | 照片为什么认不出来",
        "ZH | 判断模型",
        "ZH | 判错的部分颜色更醒目",
      })
  void thingsAreCalledAsAgreed(Lang lang, String words) {
    assertTrue(texts(lang).stream().anyMatch(text -> text.contains(words)), words);
  }

  @ParameterizedTest
  @CsvSource({"modified-softmax, 改进的 softmax", "combined, 组合间隔"})
  void lossesHaveChineseNames(String key, String words) {
    assertEquals(words, LossCatalog.info(key).nameZh());
  }

  @ParameterizedTest
  @ValueSource(strings = {"纸片人", "误识率", "误拒率"})
  void nobodySaysThisAnyMore(String words) throws IOException {
    Path root = Path.of("..");
    for (Path folder :
        List.of(Path.of("playground/src/main"), Path.of("core/src/main"), Path.of("lessons/zh"))) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(AgreedWordsTest::isText).toList()) {
          assertEquals(-1, Files.readString(file).indexOf(words), file + " says " + words);
        }
      }
    }
  }

  private static boolean isText(Path file) {
    String name = file.toString();
    return name.endsWith(".properties") || name.endsWith(".java") || name.endsWith(".md");
  }
}
