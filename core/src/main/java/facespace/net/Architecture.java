package facespace.net;

/**
 * Which network, for which images.
 *
 * @param network the layers before the feature
 * @param batchNorm whether every convolution and hidden layer is followed by batch norm
 * @param featurePrelu whether the feature goes through a PReLU and its layer has no bias
 * @param channels 1 for grey images, 3 for colour
 * @param height image height in pixels
 * @param width image width in pixels
 * @param dim dimension D of the features
 */
public record Architecture(
    Network network,
    boolean batchNorm,
    boolean featurePrelu,
    int channels,
    int height,
    int width,
    int dim) {}
