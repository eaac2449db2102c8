package facespace.demos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "facespace.demos", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule packages_of_commands_do_not_know_each_other =
      slices().matching("facespace.demos.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule only_measurements_and_reference_values_touch_native_arrays =
      noClasses()
          .that()
          .resideOutsideOfPackages("facespace.demos.bench", "facespace.demos.vectors")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule only_main_holds_the_streams =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
