// SPDX-License-Identifier: Apache-2.0
package org.vssl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule onlyTheModelPackageSeesOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("org.vssl.model")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyReadersOfFilesSeeJson = noClasses()
            .that()
            .resideOutsideOfPackages("org.vssl.model", "org.vssl.evaluate.dataset")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule whatRunsInAPipelineKnowsNothingOfItsEvaluation = noClasses()
            .that()
            .resideOutsideOfPackages("org.vssl.evaluate..", "org.vssl.adapt")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vssl.evaluate..");

    @ArchTest
    static final ArchRule soundAndPictureKnowNothingOfModelsAndVerdicts = noClasses()
            .that()
            .resideInAnyPackage("org.vssl.audio", "org.vssl.picture")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vssl.model", "org.vssl.localize");

    @ArchTest
    static final ArchRule modelsKnowNothingOfVerdicts = noClasses()
            .that()
            .resideInAPackage("org.vssl.model")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vssl.localize");
}
