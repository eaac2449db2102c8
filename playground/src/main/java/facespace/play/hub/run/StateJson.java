package facespace.play.hub.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.text.Lang;
import facespace.train.run.Ending;
import java.util.Optional;

/** The state of an experiment as its viewers are told it. */
final class StateJson {
  private StateJson() {}

  static ObjectNode of(Experiment experiment, Lang lang) {
    Standing now = experiment.standing();
    Training training = experiment.training();
    TrainingProgress progress = training.progress();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("state", now.key());
    json.put("place", now.place()).put("fromStore", experiment.isAsStored());
    json.put("moments", training.moments().count());
    json.put("step", progress.step());
    json.put("totalSteps", progress.totalSteps());
    json.put("totalEpochs", progress.totalEpochs()).put("passes", progress.passes());
    kept(training.keeper(), json, lang);
    json.put("message", now.failure() == null ? "" : now.failure().apply(lang));
    for (int run = 0; run < experiment.comparison().runs().size(); run++) {
      ending(progress.ending(run), json.withArray("runs").addObject(), lang);
    }
    return json;
  }

  private static void kept(Keeper keeper, ObjectNode json, Lang lang) {
    ArrayNode models = json.putArray("models");
    keeper.kept().forEach(models::add);
    json.put("notKept", keeper.trouble().map(why -> why.withoutFolders(lang)).orElse(""));
  }

  private static void ending(Optional<Ending> ending, ObjectNode json, Lang lang) {
    json.put("ending", ending.map(e -> e.kind().key()).orElse(""))
        .put("message", ending.map(e -> e.note().in(lang)).orElse(""));
  }
}
