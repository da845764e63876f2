// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.element", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule elementsSeeNothingButTheModelsAndTheProtocol =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("org.vssl..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatPublishesKnowsNoModel = noClasses()
            .that()
            .haveSimpleName("Publisher")
            .or()
            .haveSimpleName("FrameLayout")
            .or()
            .haveSimpleName("VerdictTrack")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vssl.localize..", "org.vssl.model..");

    @ArchTest
    static final ArchRule whatLocalizesKnowsNoLink = noClasses()
            .that()
            .haveSimpleName("Engine")
            .or()
            .haveSimpleName("ResultLayout")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vssl.protocol..");
}
