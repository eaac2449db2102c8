package facespace.lessons;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "facespace.lessons",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule the_kernel_does_not_know_who_starts_it =
      noClasses()
          .that()
          .resideInAPackage("facespace.lessons.kernel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("facespace.lessons");

  @ArchTest
  static final ArchRule native_arrays_stay_in_the_library =
      noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");

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
