package facespace.play;

import facespace.data.DataSets;
import facespace.data.MnistDownload;
import facespace.play.hub.run.Limits;
import facespace.play.web.Access;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Everything the server is told at its start.
 *
 * @param access where it listens, and who may come in
 * @param port TCP port, 0 for any free one
 * @param limits how much it takes on at a time
 * @param data where data sets come from
 * @param store folder of what stays when the server stops: experiments, models, people enrolled
 * @param mnistDownload how MNIST is fetched if somebody asks for it
 */
public record Settings(
    Access access,
    int port,
    Limits limits,
    DataSets data,
    Path store,
    Supplier<MnistDownload> mnistDownload) {}
