package facespace.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an optimiser remembers from step to step: its arrays, such as moments, and how often each
 * parameter was moved. Left alone, the engine detaches these arrays from every manager, never frees
 * them, and shows them to nobody. Not thread-safe.
 */
final class OptimizerState {
  private final NDManager owner;
  private final Map<Object, Integer> kinds = new IdentityHashMap<>();
  private final Map<String, NDArray> arrays = new TreeMap<>();
  private final Map<String, Integer> updates = new TreeMap<>();

  /**
   * @param owner frees the arrays when it is closed
   */
  OptimizerState(NDManager owner) {
    this.owner = owner;
  }

  /**
   * The array of a kind for a parameter.
   *
   * @param kind the engine's own table for it; the first seen is number 0
   */
  NDArray array(Object kind, String parameter, Function<String, NDArray> initial) {
    int number = kinds.computeIfAbsent(kind, unseen -> kinds.size());
    return arrays.computeIfAbsent(
        name(number, parameter),
        name -> {
          NDArray array = initial.apply(parameter);
          array.detach();
          array.attach(owner);
          return array;
        });
  }

  /** Counts one more move of a parameter. */
  int update(String parameter) {
    return updates.merge(parameter, 1, Integer::sum);
  }

  /** The arrays by name: number of the kind, {@code /}, parameter. */
  Map<String, NDArray> arrays() {
    return arrays;
  }

  /** How often each parameter was moved. */
  Map<String, Integer> updates() {
    return updates;
  }

  /** Takes up what another remembered; parameters give their shape. */
  void restore(
      Map<String, float[]> remembered,
      Map<String, Integer> moves,
      Map<String, NDArray> parameters) {
    remembered.forEach(
        (name, values) -> {
          NDArray parameter = parameters.get(parameter(name));
          arrays.put(name, owner.create(values, parameter.getShape()));
        });
    updates.putAll(moves);
  }

  /** Forgets a parameter that is there no longer. */
  void forget(String parameter) {
    updates.remove(parameter);
    List<String> itsNames =
        arrays.keySet().stream().filter(n -> parameter.equals(parameter(n))).toList();
    itsNames.forEach(name -> arrays.remove(name).close());
  }

  /** Forgets everything. */
  void clear() {
    arrays.values().forEach(NDArray::close);
    arrays.clear();
    updates.clear();
    kinds.clear();
  }

  private static String parameter(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private static String name(int number, String parameter) {
    return number + "/" + parameter;
  }
}
