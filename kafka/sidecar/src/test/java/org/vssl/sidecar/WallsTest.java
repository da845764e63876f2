// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.sidecar", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule onlyForwardSeesKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..forward..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlySpoolSeesTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("..spool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule theSpoolAndItsReaderKnowNoVertx = noClasses()
            .that()
            .resideInAnyPackage("..spool..", "..forward..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule whatStreamsHearDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("..live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.net..", "java.nio.file..", "..spool..", "..http..", "..ingress..");

    @ArchTest
    static final ArchRule theLinkKnowsNoPage = noClasses()
            .that()
            .resideInAPackage("..ingress..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..http..");
}
