// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.episodes", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule theFoldKnowsRecordsAndNothingElse = classes()
            .that()
            .resideInAPackage("..fold..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..fold..", "org.vssl.protocol..", "org.vssl.result", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyStreamSeesKafkaStreams = noClasses()
            .that()
            .resideOutsideOfPackage("..stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule theSidecarIsNotSeen = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vssl.sidecar..", "io.vertx..", "org.rocksdb..");
}
