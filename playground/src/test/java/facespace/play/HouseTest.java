package facespace.play;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "facespace.play", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("facespace.play.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_hub_has_one_way_down =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ground")
          .definedBy("facespace.play.hub")
          .layer("wire")
          .definedBy("facespace.play.hub.wire..")
          .layer("archive")
          .definedBy("facespace.play.hub.archive..")
          .layer("model")
          .definedBy("facespace.play.hub.model..")
          .layer("sweep")
          .definedBy("facespace.play.hub.sweep..")
          .layer("run")
          .definedBy("facespace.play.hub.run..")
          .layer("map")
          .definedBy("facespace.play.hub.map..")
          .whereLayer("ground")
          .mayNotAccessAnyLayer()
          .whereLayer("wire")
          .mayNotAccessAnyLayer()
          .whereLayer("archive")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayOnlyAccessLayers("ground")
          .whereLayer("sweep")
          .mayOnlyAccessLayers("ground")
          .whereLayer("run")
          .mayOnlyAccessLayers("ground", "wire", "archive", "model")
          .whereLayer("map")
          .mayOnlyAccessLayers("ground", "wire", "run");

  @ArchTest
  static final ArchRule nobody_imports_what_starts_the_server =
      noClasses()
          .that()
          .resideInAPackage("facespace.play.(*)..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("facespace.play");

  @ArchTest static final ArchRule web_stands_below_all = standsAlone("facespace.play.web");

  @ArchTest static final ArchRule lessons_know_no_server = standsAlone("facespace.play.learn");

  private static ArchRule standsAlone(String inPackage) {
    return noClasses()
        .that()
        .resideInAPackage(inPackage)
        .should()
        .dependOnClassesThat(
            resideInAPackage("facespace.play..").and(resideOutsideOfPackage(inPackage)));
  }

  @ArchTest
  static final ArchRule runs_faces_and_people_know_no_page_and_no_route =
      noClasses()
          .that()
          .resideInAnyPackage(
              "facespace.play.hub..",
              "facespace.play.face",
              "facespace.play.gallery",
              "facespace.play.decide",
              "facespace.play.store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("facespace.play.api", "facespace.play.page");

  @ArchTest
  static final ArchRule only_pages_write_html =
      noClasses()
          .that()
          .resideOutsideOfPackage("facespace.play.page")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("j2html..");

  @ArchTest
  static final ArchRule native_arrays_stay_in_the_library =
      noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule the_server_writes_its_log_and_nothing_else =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
