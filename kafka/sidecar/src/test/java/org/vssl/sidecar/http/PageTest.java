// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.health.Health;
import org.vssl.protocol.link.LinkClient;
import org.vssl.result.Verdict;

@DisplayName("The page")
@Timeout(240)
class PageTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LOCATED = 0x009e73;
    private static final int SILENCE = 0x999999;

    @TempDir
    static Path browserFolder;

    @TempDir
    Path folder;

    private static Chromium chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> foreign = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Station station;

    private @Nullable BrowserContext context;

    @BeforeAll
    static void startBrowser() throws IOException {
        chromium = Chromium.start(browserFolder);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void startSidecar() {
        station = new Station(folder, 0, 8);
    }

    @AfterEach
    void complainsAboutNothingAndAsksNobodyElse() {
        if (context != null) {
            context.close();
        }
        station.close();
        assertThat(complaints).isEmpty();
        assertThat(foreign).isEmpty();
    }

    @Test
    void showsATileForEachStreamWithItsVerdictInWords() {
        hear("cam-1", Verdict.OFFSCREEN, -27.25);
        station.element("cam-2", Scene.located(0.5, 0.5, "dog"));

        Page page = open(ColorScheme.DARK);

        assertThat(page.locator(".tile")).hasCount(2);
        assertThat(tile(page, "cam-1").locator(".badge")).hasText("offscreen");
        assertThat(tile(page, "cam-1").locator(".caption")).hasText("offscreenthe sound source is not in the picture");
        assertThat(tile(page, "cam-1").locator(".lufs")).hasText("−27.3 LUFS");
        assertThat(tile(page, "cam-2").locator(".badge")).hasText("located");
        assertThat(tile(page, "cam-2")).hasAttribute("aria-label", "cam-2: located, dog");
        assertThat(page.locator("#legend li[data-verdict=offscreen]")).hasText("offscreen 1");
        assertThat(page.locator("#empty")).isHidden();
    }

    @Test
    void movesTheHeatWithTheSource() {
        LinkClient element = station.element("cam-1", Scene.located(0.2, 0.5, "dog"));
        Page page = open(ColorScheme.DARK);
        Locator picture = tile(page, "cam-1").locator(".picture");

        await(picture, image -> hottest(image) > 0.1 && hottest(image) < 0.3);
        station.tell(element, Scene.located(0.8, 0.5, "dog"));

        await(picture, image -> hottest(image) > 0.7 && hottest(image) < 0.9);
    }

    @Test
    void showsTheLastMinutesAtOnceWithABandForEachVerdict() {
        long now = System.currentTimeMillis();
        var clock = new long[] {now - 240_000};
        LinkClient element = station.element("cam-1", () -> clock[0]);
        for (; clock[0] < now - 120_000; clock[0] += 250) {
            element.offer(Scene.located(0.5, 0.5, "dog"));
        }
        for (; clock[0] < now - 10_000; clock[0] += 250) {
            element.offer(Scene.nowhere(Verdict.SILENCE, -65));
        }
        Page page = open(ColorScheme.DARK);
        Locator timeline = tile(page, "cam-1").locator(".timeline");

        await(timeline, image -> band(image, SILENCE) > 0.3 && band(image, LOCATED) > 0.3);

        assertThat(timeline)
                .hasAttribute("aria-label", Pattern.compile("the last 5 minutes: located 5\\d %, silence 4\\d %"));
    }

    @Test
    void saysThatAStreamIsGone() {
        LinkClient element = hear("cam-1", Verdict.NOISE, -40);
        Page page = open(ColorScheme.LIGHT);
        assertThat(tile(page, "cam-1").locator(".badge")).hasText("noise");

        element.close();

        assertThat(tile(page, "cam-1").locator(".badge")).hasText("gone");
        assertThat(tile(page, "cam-1").locator(".caption")).containsText("no element of this stream is connected");
        assertThat(page.locator("#news")).hasText("cam-1: gone");
    }

    @Test
    void isReadWithTheKeyboardAlone() {
        hear("cam-1", Verdict.NOISE, -40);
        hear("cam-2", Verdict.SILENCE, -60);
        Page page = open(ColorScheme.DARK);
        assertThat(page.locator(".tile")).hasCount(2);

        page.keyboard().press("Tab");
        assertThat(page.locator("#theme")).isFocused();
        page.keyboard().press("Tab");
        assertThat(tile(page, "cam-1")).isFocused();
        assertThat(tile(page, "cam-1")).hasCSS("outline-style", "solid");
        page.keyboard().press("ArrowRight");
        assertThat(tile(page, "cam-2")).isFocused();
        page.keyboard().press("Enter");
        assertThat(tile(page, "cam-1")).isHidden();
        assertThat(tile(page, "cam-2")).isFocused();
        page.keyboard().press("Escape");
        assertThat(tile(page, "cam-1")).isVisible();
    }

    @Test
    void isDarkOrLightAsTheSystemSaysUntilSomebodyChooses() {
        Page page = open(ColorScheme.DARK);
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(11, 14, 19)");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(238, 240, 243)");

        page.keyboard().press("t");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(11, 14, 19)");
        page.reload();
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(11, 14, 19)");
        page.locator("#theme").click();
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(238, 240, 243)");
    }

    @Test
    void saysWhatToTypeWhileNoStreamIsThere() {
        Page page = open(ColorScheme.DARK);

        assertThat(page.locator("#empty")).isVisible();
        assertThat(page.locator("#empty")).containsText("vsslpublish");
        hear("cam-1", Verdict.WARMING, -30);
        assertThat(page.locator("#empty")).isHidden();
    }

    @Test
    void saysThatKafkaTakesNothing() {
        Page page = open(ColorScheme.DARK);
        assertThat(page.locator("#notice")).isHidden();

        station.health = new Health(true, List.of("nothing was delivered for 11 s, 7 events are queued"));

        assertThat(page.locator("#notice"))
                .hasText("Kafka: nothing was delivered for 11 s, 7 events are queued. Events are queued on disk.");
    }

    @Test
    void saysThatTheSidecarIsAwayAndGoesOnWhenItIsBack() {
        hear("cam-1", Verdict.NOISE, -40);
        Page page = open(ColorScheme.DARK);
        assertThat(tile(page, "cam-1").locator(".badge")).hasText("noise");

        station.close();
        assertThat(page.locator("#notice")).containsText("No connection to the sidecar since");
        station = new Station(folder, station.port(), 8);
        hear("cam-2", Verdict.SILENCE, -60);

        assertThat(tile(page, "cam-2").locator(".badge")).hasText("silence");
        assertThat(page.locator("#notice")).isHidden();
        assertThat(tile(page, "cam-1")).hasCount(0);
        complaints.removeIf(text -> text.startsWith("error: Failed to load resource: net::ERR_"));
    }

    @Test
    void showsWordsOfAStreamAsWordsWhateverTheyAre() {
        station.element("cam-1", Scene.located(0.5, 0.5, "<img src=x onerror=alert(1)>"));
        Page page = open(ColorScheme.DARK);

        assertThat(tile(page, "cam-1")).hasAttribute("aria-label", "cam-1: located, <img src=x onerror=alert(1)>");
        assertThat(page.locator(".tile img")).hasCount(0);
    }

    @Test
    void fitsATelephoneAndThoseWhomMovementDisturbs() {
        hear("a-stream-with-a-name-that-is-longer-than-a-telephone-is-wide-by-far", Verdict.SILENCE, -60);
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 640)
                        .setReducedMotion(ReducedMotion.REDUCE));
        Page page = watched(context.newPage());

        assertThat(page.locator(".badge")).hasText("silence");
        assertThat(page.locator(".bar")).hasCSS("transition-duration", "0s");
        assertThat(page.locator(".tile").boundingBox().width).isBetween(300.0, 360.0);
        BufferedImage whole = image(page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
        assertThat(whole.getWidth()).isEqualTo(360);
    }

    private LinkClient hear(String stream, Verdict verdict, double loudness) {
        return station.element(stream, Scene.nowhere(verdict, loudness));
    }

    private Page open(ColorScheme scheme) {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(scheme));
        return watched(context.newPage());
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(station.address())) {
                foreign.add(request.url());
            }
        });
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(station.address());
        return page;
    }

    private static Locator tile(Page page, String stream) {
        return page.locator(".tile[data-stream=" + stream + "]");
    }

    /** Looks again until it is as it should be; each look takes its time in the browser. */
    private static void await(Locator what, Predicate<BufferedImage> isRight) {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        BufferedImage seen = image(what.screenshot());
        while (!isRight.test(seen)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never looked as it should; the last look is " + keep(seen));
            }
            seen = image(what.screenshot());
        }
    }

    private static Path keep(BufferedImage seen) {
        try {
            Path file = Files.createTempFile("page", ".png");
            ImageIO.write(seen, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where the reddest column is, 0..1. */
    private static double hottest(BufferedImage image) {
        int best = 0;
        long most = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            long red = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                int rgb = image.getRGB(x, y);
                red += Math.max(0, (rgb >> 16 & 0xff) - (rgb & 0xff));
            }
            if (red > most) {
                most = red;
                best = x;
            }
        }
        return (double) best / image.getWidth();
    }

    /** The part of the lowest rows that has a colour. */
    private static double band(BufferedImage image, int colour) {
        int y = image.getHeight() - 6;
        int found = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            if ((image.getRGB(x, y) & 0xffffff) == colour) {
                found++;
            }
        }
        return (double) found / image.getWidth();
    }
}
