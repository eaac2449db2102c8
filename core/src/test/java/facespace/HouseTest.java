package facespace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import facespace.knob.Label;
import facespace.knob.Labelled;

@AnalyzeClasses(packages = "facespace", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule core_knows_no_http_and_no_html =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "j2html..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule every_choice_has_its_labels =
      fields()
          .that()
          .haveModifier(JavaModifier.ENUM)
          .and()
          .areDeclaredInClassesThat()
          .areAssignableTo(Labelled.class)
          .should()
          .beAnnotatedWith(Label.class);

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("facespace.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule parts_of_training_have_no_cycles =
      slices().matching("facespace.train.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule a_spec_is_only_said_not_done =
      noClasses()
          .that()
          .resideInAPackage("facespace.train.spec..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..")
          .because("the other packages of train do what it says");

  @ArchTest
  static final ArchRule concepts_do_not_know_each_other =
      slices()
          .matching("facespace.(data|net|loss|match|project)..")
          .should()
          .notDependOnEachOther()
          .because("each is a concept of its own; train brings them together");

  @ArchTest
  static final ArchRule only_train_and_what_uses_it_stand_on_top =
      noClasses()
          .that()
          .resideInAnyPackage(
              "facespace.data..",
              "facespace.net..",
              "facespace.loss..",
              "facespace.match..",
              "facespace.project..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "facespace.train..",
              "facespace.model..",
              "facespace.sweep..",
              "facespace.claim..",
              "facespace.chart..",
              "facespace.lab..");

  @ArchTest
  static final ArchRule quality_judges_pictures_for_any_model =
      noClasses()
          .that()
          .resideInAPackage("facespace.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "facespace.train..", "facespace.model..", "facespace.net..", "facespace.loss..")
          .because("it is given features, whoever made them");

  @ArchTest
  static final ArchRule native_arrays_stay_inside =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "facespace.net..",
              "facespace.loss..",
              "facespace.train..",
              "facespace.model..",
              "facespace.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule the_library_does_not_print =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
