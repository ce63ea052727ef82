<?xml version="1.0" encoding="UTF-8"?>
<!-- One line for each package: the shares of lines and of branches that the module's unit tests execute. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>

  <xsl:template match="/report">
    <xsl:text>Coverage by unit tests&#10; lines  branches  package&#10;</xsl:text>
    <xsl:apply-templates select="package">
      <xsl:sort select="@name"/>
    </xsl:apply-templates>
    <xsl:call-template name="shares"/>
    <xsl:text>  all&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="package">
    <xsl:call-template name="shares"/>
    <xsl:value-of select="concat('  ', translate(@name, '/', '.'), '&#10;')"/>
  </xsl:template>

  <xsl:template name="shares">
    <xsl:call-template name="share">
      <xsl:with-param name="counter" select="counter[@type = 'LINE']"/>
    </xsl:call-template>
    <xsl:text>  </xsl:text>
    <xsl:call-template name="share">
      <xsl:with-param name="counter" select="counter[@type = 'BRANCH']"/>
    </xsl:call-template>
    <xsl:text>  </xsl:text>
  </xsl:template>

  <!-- Right-aligned in six columns; a dash where there is nothing to execute. -->
  <xsl:template name="share">
    <xsl:param name="counter"/>
    <xsl:variable name="text">
      <xsl:choose>
        <xsl:when test="$counter">
          <xsl:value-of select="concat(
              format-number($counter/@covered div ($counter/@covered + $counter/@missed) * 100, '0'), ' %')"/>
        </xsl:when>
        <xsl:otherwise>–</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="concat(substring('      ', string-length($text) + 1), $text)"/>
  </xsl:template>
</xsl:stylesheet>
