// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule nothingButJavaProtobufAndJsonIsSeen = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.vssl.protocol..",
                    "org.vssl.result",
                    "java..",
                    "javax.net.ssl..",
                    "com.google.protobuf..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule recordsDoNotKnowTheLink = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("org.vssl.protocol.record..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vssl.protocol.link..");
}
