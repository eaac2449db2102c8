package facespace.play;

import facespace.play.gallery.GalleryGrowths;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.map.Maps;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.model.Starter;
import facespace.play.hub.run.Limits;
import facespace.play.hub.run.Rehearsal;
import facespace.play.hub.run.RunHub;
import facespace.play.hub.sweep.Sweeps;
import facespace.play.page.Pages;
import facespace.play.store.Store;
import facespace.play.web.Admission;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a server works with from its start to its end: what it stores, and what trains and draws
 * beside the requests.
 *
 * @param gates where requests that take a while come in
 * @param store the folder of what stays
 * @param models kept models
 * @param archive stored experiments
 * @param hub experiments
 * @param maps the maps of them that are watched
 * @param warmUp makes the first picture quick
 * @param starter makes a face model if there is none
 * @param rehearsal trains what lessons show
 * @param growths galleries that grow
 * @param sweeps many runs, trained by processes of their own
 */
record Services(
    List<Admission> gates,
    Store store,
    ModelStore models,
    RunArchive archive,
    RunHub hub,
    Maps maps,
    WarmUp warmUp,
    Starter starter,
    Rehearsal rehearsal,
    GalleryGrowths growths,
    Sweeps sweeps)
    implements AutoCloseable {

  /**
   * Opens the store; nothing is trained yet.
   *
   * @throws facespace.play.web.Refused if it is in use or cannot be used
   */
  static Services open(Settings settings) {
    List<Admission> gates = List.of(Admission.toLittleWork(), Admission.toMuchWork());
    Store store = Store.open(settings.store());
    ModelStore models = new ModelStore(store.models());
    Limits limits = settings.limits();
    RunArchive archive = new RunArchive(store.runs(), limits.storedBytes(), limits.keptBytes());
    RunHub hub = new RunHub(settings.data(), models, archive, limits);
    WarmUp warmUp = new WarmUp(settings.data());
    BooleanSupplier others = () -> !warmUp.isReady() || hub.isTraining();
    Starter starter = new Starter(Starter.SPEC, settings.data(), models, others);
    Sweeps sweeps =
        new Sweeps(store.sweeps(), settings.data(), SweepWorkerCommand.command(settings.data()));
    Rehearsal rehearsal =
        new Rehearsal(
            Pages::runsShown,
            settings.data(),
            archive,
            limits.keptBytes(),
            () ->
                others.getAsBoolean()
                    || starter.share().isPresent()
                    || sweeps.isTraining()
                    || gates.stream().anyMatch(Admission::isAskedFor));
    return new Services(
        gates,
        store,
        models,
        archive,
        hub,
        new Maps(hub::isTraining),
        warmUp,
        starter,
        rehearsal,
        new GalleryGrowths(),
        sweeps);
  }

  /** Ends what is under way, frees native memory and leaves the store to others. */
  @Override
  public void close() {
    sweeps.close();
    starter.close();
    rehearsal.close();
    growths.close();
    maps.close();
    hub.close();
    archive.close();
    models.close();
    store.close();
  }
}
