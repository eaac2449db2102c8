package facespace.data;

/**
 * Images to train on and images to test with. Immutable.
 *
 * @param name {@code mnist}, {@code pen}, or the folder it was read from
 */
public record DataSet(String name, Images train, Images test) {}
