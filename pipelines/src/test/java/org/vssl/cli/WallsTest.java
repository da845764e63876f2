// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule onlyOnePackageSeesGstreamerFromJava = noClasses()
            .that()
            .resideOutsideOfPackage("org.vssl.cli.gst")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.freedesktop.gstreamer..", "com.sun.jna..");

    @ArchTest
    static final ArchRule onlyCommandsSeePicocli = noClasses()
            .that()
            .resideOutsideOfPackage("org.vssl.cli.command")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
