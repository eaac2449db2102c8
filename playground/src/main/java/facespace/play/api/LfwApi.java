package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.DataSets;
import facespace.data.Remark;
import facespace.data.folder.LfwPairs;
import facespace.match.Verification;
import facespace.model.FaceModel;
import facespace.model.PairsResult;
import facespace.model.PairsResult.Protocol;
import facespace.model.PairsResult.ValAtFar;
import facespace.play.hub.TensorThread;
import facespace.play.hub.model.KeptModel;
import facespace.play.hub.model.ModelStore;
import facespace.play.web.Admission;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * LFW's protocol on folders that list pairs. Remembers what it has worked out; works on one folder
 * at a time, so that many requests need no more memory than one. Thread-safe.
 */
public final class LfwApi {
  private static final int REMEMBERED = 32;
  private static final double[] FARS = {0.1, 0.01, 0.001};

  private final DataSets data;
  private final ModelStore models;
  private final Lock oneAtATime = new ReentrantLock();
  private final Map<String, Judged> results =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Judged> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What came of the pairs of a folder, and what should be known of them whoever judges. */
  private record Judged(PairsResult result, List<Remark> remarks) {
    static Judged of(FaceModel model, LfwPairs pairs) {
      PairsResult result = TensorThread.calculate(() -> PairsResult.of(model, pairs));
      return new Judged(
          result, Stream.of(pairs.strays(), pairs.twins()).flatMap(Optional::stream).toList());
    }
  }

  public LfwApi(DataSets data, ModelStore models) {
    this.data = data;
    this.models = models;
  }

  /**
   * {@code GET /api/models/{id}/lfw?data=NAME}: {@code {data, pairs, same, different, images,
   * people, folds, accuracy, std, perFold, val: [{far, val, std, actualFar, perFold}], auc, eer,
   * smallestFar, tar: [{far, tar}], remark}}; the remark is there if the model knows some of the
   * people, pictures took no part, or come twice; accuracy and std are null where there is one
   * fold. Without a name: {@code {data: [names]}}, the folders that list pairs.
   */
  public void show(Context ctx) {
    KeptModel entry = models.face(ctx.pathParam("id"));
    String name = ctx.queryParam("data");
    ObjectNode json = Json.object();
    if (name == null) {
      data.peopleWithPairs().forEach(json.putArray("data")::add);
    } else {
      Judged judged = result(entry.id(), name);
      write(json.put("data", name), judged.result);
      Stream<Remark> ofModel = PairsResult.remark(entry.about(), name, data.isDrawn(name)).stream();
      Lang lang = Tongue.of(ctx.req());
      List<String> remarks =
          Stream.concat(ofModel, judged.remarks.stream()).map(one -> one.in(lang)).toList();
      if (!remarks.isEmpty()) {
        json.put("remark", String.join(lang == Lang.ZH ? "" : " ", remarks));
      }
    }
    Json.send(ctx, json);
  }

  private Judged result(String id, String name) {
    Admission.lock(oneAtATime);
    try {
      return known(id, name);
    } finally {
      oneAtATime.unlock();
    }
  }

  private Judged known(String id, String name) {
    Path folder = data.peopleFolder(name);
    // Another list of pairs asks another question, and other pictures give another answer.
    String key = id + "\n" + name + "\n" + LfwPairs.stamp(folder);
    Judged known = results.get(key);
    if (known == null) {
      FaceModel model = models.get(id);
      LfwPairs pairs = LfwPairs.read(folder, name, model.channels() == 3);
      known = Judged.of(model, pairs);
      results.put(key, known);
    }
    return known;
  }

  private static void write(ObjectNode json, PairsResult result) {
    Verification all = result.verification();
    json.put("pairs", all.pairs());
    json.put("same", all.roc().same()).put("different", all.roc().different());
    json.put("images", result.images()).put("people", result.people());
    json.put("folds", result.protocol().map(Protocol::folds).orElse(1));
    json.putNull("accuracy").putNull("std");
    ArrayNode perFold = json.putArray("perFold");
    ArrayNode vals = json.putArray("val");
    result
        .protocol()
        .ifPresent(
            protocol -> {
              json.put("accuracy", protocol.accuracy().mean());
              json.put("std", protocol.accuracy().std());
              perFold.addAll(Json.numbers(protocol.accuracy().perFold()));
              protocol.vals().forEach(val -> vals.add(json(val)));
            });
    json.put("auc", all.auc()).put("eer", all.eer()).put("smallestFar", all.smallestFar());
    ArrayNode tars = json.putArray("tar");
    for (double far : FARS) {
      tars.addObject().put("far", far).put("tar", all.tarAtFar(far).step());
    }
  }

  private static ObjectNode json(ValAtFar at) {
    ObjectNode json = Json.object().put("far", at.wanted());
    json.put("val", at.val().mean()).put("std", at.val().std()).put("actualFar", at.val().far());
    json.set("perFold", Json.numbers(at.val().perFold()));
    return json;
  }
}
