// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vssl.result", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule nothingButJavaIsSeen = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vssl.result", "java..", "org.jspecify..");
}
